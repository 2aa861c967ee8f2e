using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Services;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Aimms;

/// <summary>What AIMMS can do with keys: list, create and delete them. The previous endpoint cannot list scopes.</summary>
internal sealed class AimmsAdapter(AimmsAccount account) : ServiceAdapter(account.Telemetry)
{
    public override ApiKeyCapabilities Capabilities =>
        ApiKeyCapabilities.Expiry
        | ApiKeyCapabilities.ExpiryInDays
        | ApiKeyCapabilities.UniqueNames
        | (
            account.Options.Endpoint == AimmsEndpoint.UserManager
                ? ApiKeyCapabilities.ListScopes
                : ApiKeyCapabilities.None
        );

    public override DateTimeOffset? LatestExpiry => account.Expiry(account.Options).Latest;

    /// <summary>The account with its options as they are now.</summary>
    public AccountContext Context => account.Current;

    protected override IReadOnlyDictionary<string, string> Learned => account.Forms.Learned;

    public AimmsAdapter AllowingOwnKey() => new(account) { AllowsOwnKey = true };

    public AimmsAdapter With(Credential? credential) => new(account.With(credential)) { AllowsOwnKey = AllowsOwnKey };

    /// <summary>Checks the account's server.</summary>
    public Task<AccountDiagnosis> DiagnoseAsync(DiagnosisOptions options, CancellationToken cancellationToken) =>
        new AimmsDiagnosis(
            this,
            account,
            new DiagnosisRound(AimmsAssumptions.All, options, cancellationToken)
        ).RunAsync();

    public Task<IReadOnlyList<ApiKeyScope>> ListScopesAsync(CancellationToken cancellationToken) =>
        Telemetry.RunAsync(OperationName.ListScopes, null, () => ReadScopesAsync(cancellationToken));

    public override string? IdOf(ApiKeyRequest request) => request.Name;

    protected override async Task<IReadOnlyList<ApiKey>> ReadAllAsync(CancellationToken cancellationToken) =>
        (await account.ListAsync(cancellationToken).ConfigureAwait(false)).Keys;

    protected override Task<IssuedApiKey> SendCreateAsync(ApiKeyRequest request, CancellationToken cancellationToken)
    {
        AimmsOptions options = account.Options;
        AimmsRequestRules.Check(request, options);
        account.Expiry(options).Check(request);
        return new AimmsCreate(
            RecoverableCreate.IsRecovered(request, options) ? account.WithSnapshot(options) : account,
            options,
            request.Name,
            request.ExpiresAt!.Value,
            request.Scopes
        ).RunAsync(request, cancellationToken);
    }

    protected override Task SendDeleteAsync(string id, CancellationToken cancellationToken)
    {
        PathSegment.ThrowIfUnsafe(id, nameof(id));
        AimmsOptions options = account.Options;
        OwnKeyGuard.ThrowIf(!AllowsOwnKey && AimmsOwnKey.IsNamed(id, options), Account, id);
        CallState operation = account.Begin(OperationKind.Delete, $"deleting the key '{id}'", options, id);
        return account.DeleteAsync(
            operation,
            (api, token) => api.DeleteAsync(id, token),
            token => IsThereAsync(operation, id, token),
            () => ReadAsync(id, cancellationToken),
            cancellationToken
        );
    }

    protected override OwnKeyMatch MatchOwn(ApiKey key) => AimmsOwnKey.Match(key, account.Options);

    protected override async Task<AccountCheck> LookAtAccountAsync(CancellationToken cancellationToken)
    {
        try
        {
            AimmsOptions options = account.Options;
            IReadOnlyList<ApiKey> keys = await ReadAllAsync(cancellationToken).ConfigureAwait(false);
            ApiKey? own = keys.FirstOrDefault(key => AimmsOwnKey.IsNamed(key.Id, options));
            string? user = await FindUserNameAsync(options, cancellationToken).ConfigureAwait(false);
            return Granted(user, own, OwnKeyGuard.ProblemWith(options.CredentialKeyId, own), canChange: true);
        }
        catch (ApiKeyAccessDeniedException denied)
        {
            return Denied(denied);
        }
    }

    private async Task<bool> IsThereAsync(CallState operation, string id, CancellationToken cancellationToken) =>
        (await account.LookAsync(operation.Look(), cancellationToken).ConfigureAwait(false)).Keys.Any(key =>
            key.Id == id
        );

    private async Task<IReadOnlyList<ApiKeyScope>> ReadScopesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ApiKeyScope> scopes = await account
            .RunAsync(
                account.Begin(OperationKind.Read, "listing the scopes that may be granted", account.Options),
                static (api, token) => ((UserManagerApi)api).ListScopesAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
        account.Forms.Offer(scopes);
        return scopes;
    }

    /// <summary>
    /// Returns the authenticated user, where the service reports it: the scope that this needs is not documented.
    /// </summary>
    private async Task<string?> FindUserNameAsync(AimmsOptions options, CancellationToken cancellationToken)
    {
        if (options.Endpoint != AimmsEndpoint.UserManager)
        {
            return null;
        }

        try
        {
            return await account
                .RunAsync(
                    account.Begin(OperationKind.Read, "asking for the current user", options),
                    static (api, token) => ((UserManagerApi)api).GetUserNameAsync(token),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (ApiKeyException)
        {
            return null;
        }
    }
}
