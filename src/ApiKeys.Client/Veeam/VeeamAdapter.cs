using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Services;
using ApiKeys.Client.Telemetry;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// What Veeam can do with keys: those of the account's user and of others, which never expire and cannot be refreshed.
/// </summary>
internal sealed class VeeamAdapter(VeeamAccount account) : ServiceAdapter(account.Telemetry)
{
    private readonly VeeamKeyReader _reader = new(account);

    public override ApiKeyCapabilities Capabilities =>
        ApiKeyCapabilities.ReadOnly
        | ApiKeyCapabilities.UpdateDescription
        | ApiKeyCapabilities.Disable
        | ApiKeyCapabilities.NeverExpires
        | ApiKeyCapabilities.Resume
        | ApiKeyCapabilities.CreateForUser
        | ApiKeyCapabilities.ReplayableCreate;

    /// <summary>The account with its options as they are now.</summary>
    public AccountContext Context => account.Current;

    protected override IReadOnlyDictionary<string, string> Learned => account.Learned.All;

    public VeeamAdapter AllowingOwnKey() => new(account) { AllowsOwnKey = true };

    public VeeamAdapter With(Credential? credential) => new(account.With(credential)) { AllowsOwnKey = AllowsOwnKey };

    /// <summary>Checks the account's server.</summary>
    public Task<AccountDiagnosis> DiagnoseAsync(DiagnosisOptions options, CancellationToken cancellationToken) =>
        new VeeamDiagnosis(
            this,
            account,
            new DiagnosisRound(VeeamAssumptions.All, options, cancellationToken)
        ).RunAsync();

    public override IAsyncEnumerable<ApiKey> StreamAsync(CancellationToken cancellationToken) =>
        Telemetry.StreamAsync(OperationName.List, _reader.StreamOfUserAsync(null, cancellationToken));

    public IAsyncEnumerable<VeeamApiKey> StreamOfUserAsync(Guid userUid, CancellationToken cancellationToken) =>
        Telemetry.StreamAsync(OperationName.List, _reader.StreamOfUserAsync(userUid, cancellationToken));

    public IAsyncEnumerable<VeeamApiKey> StreamOfAllUsersAsync(CancellationToken cancellationToken) =>
        Telemetry.StreamAsync(OperationName.List, _reader.OfAllUsersAsync(cancellationToken));

    public IAsyncEnumerable<VeeamApiKey> StreamOfOrganizationAsync(
        Guid organizationUid,
        CancellationToken cancellationToken
    ) => Telemetry.StreamAsync(OperationName.List, _reader.OfOrganizationAsync(organizationUid, cancellationToken));

    public Task<IssuedApiKey> ResumeAsync(string actionId, CancellationToken cancellationToken) =>
        Telemetry.RunAsync(
            OperationName.Resume,
            null,
            () =>
                new VeeamKeyCreator(account).ResumeAsync(
                    VeeamActions.ParseId(actionId, nameof(actionId)),
                    cancellationToken
                )
        );

    protected override async Task<IReadOnlyList<ApiKey>> ReadAllAsync(CancellationToken cancellationToken) =>
        await _reader.OfUserAsync(null, cancellationToken).ConfigureAwait(false);

    protected override async Task<ApiKey?> ReadAsync(string id, CancellationToken cancellationToken) =>
        await new VeeamLogins(account).FindAsync(id, cancellationToken).ConfigureAwait(false);

    protected override Task<IssuedApiKey> SendCreateAsync(ApiKeyRequest request, CancellationToken cancellationToken) =>
        new VeeamKeyCreator(account).CreateAsync(request, cancellationToken);

    protected override async Task<ApiKey> SendChangeAsync(
        string operation,
        string id,
        ApiKeyUpdate update,
        CancellationToken cancellationToken
    ) =>
        await new VeeamKeyUpdater(account)
            .UpdateAsync(id, update, Doing(operation), AllowsOwnKey, cancellationToken)
            .ConfigureAwait(false);

    protected override Task SendDeleteAsync(string id, CancellationToken cancellationToken) =>
        new VeeamKeyUpdater(account).DeleteAsync(id, AllowsOwnKey, cancellationToken);

    protected override OwnKeyMatch MatchOwn(ApiKey key) => account.MatchOwnKey(key);

    protected override async Task<AccountCheck> LookAtAccountAsync(CancellationToken cancellationToken)
    {
        string? user = null;
        try
        {
            VeeamOptions options = account.Options;
            User me = await account.GetCurrentUserAsync(options, cancellationToken).ConfigureAwait(false);
            user = me.UserName;
            IReadOnlyList<VeeamApiKey> keys = await _reader
                .OfUserAsync(options.UserUid ?? me.InstanceUid, cancellationToken)
                .ConfigureAwait(false);
            ApiKey? own = keys.FirstOrDefault(key => account.MatchOwnKey(key) == OwnKeyMatch.Certain);
            return Granted(user, own, OwnKeyGuard.ProblemWith(account.ListedOwnKeyId, own));
        }
        catch (ApiKeyAccessDeniedException denied)
        {
            return Denied(denied, user);
        }
    }

    private static string Doing(string operation) =>
        operation switch
        {
            OperationName.Enable => "enabling",
            OperationName.Disable => "disabling",
            _ => "changing",
        };
}
