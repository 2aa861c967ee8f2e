using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// An AIMMS account at run time: it starts operations and sends them to the endpoint that is configured.
/// </summary>
internal sealed class AimmsAccount(AccountRuntime<AimmsOptions> runtime)
    : ServiceAccount<AimmsOptions, IAimmsApi>(runtime)
{
    private static readonly AimmsErrorReader _errors = new();

    /// <summary>The forms in which keys are created; snapshots share what was learned.</summary>
    public AimmsForms Forms { get; private init; } = new(new LearnedForms(runtime.Telemetry.Learned));

    /// <summary>
    /// The same account with a snapshot of the options, for a call that sends several requests which must go to one
    /// place.
    /// </summary>
    public AimmsAccount WithSnapshot(AimmsOptions snapshot) =>
        new(Runtime.WithSnapshot(snapshot)) { Kept = ContextOf(snapshot), Forms = Forms };

    /// <summary>The same account with another credential, and its options as they are now.</summary>
    public AimmsAccount With(Credential? credential) => new(Runtime.With(Options, credential)) { Forms = Forms };

    public AimmsExpiry Expiry(AimmsOptions options) => new(options, TimeProvider.GetUtcNow());

    public CallState BeginCreate(string description, AimmsOptions options, string name) =>
        new ApiCall(OperationKind.Create, description, ContextOf(options), name) { IsNameUnique = true }.Begin();

    /// <summary>Lists the keys.</summary>
    public Task<AimmsKeyList> ListAsync(CancellationToken cancellationToken)
    {
        CallState operation = Begin(OperationKind.Read, "listing the keys", Options);
        return RunAsync(operation, (api, token) => ListAsync(api, operation, token), cancellationToken);
    }

    /// <summary>Lists the keys as a step of an operation, to see its outcome.</summary>
    public Task<AimmsKeyList> LookAsync(CallState look, CancellationToken cancellationToken) =>
        RunStepAsync(look, (api, token) => ListAsync(api, look, token), cancellationToken);

    /// <summary>
    /// Asks, as a step of an operation, which scopes may be granted, to know their spelling. That it is refused is no
    /// error. The previous endpoint cannot be asked.
    /// </summary>
    public async Task AskForScopesAsync(CallState operation, CancellationToken cancellationToken)
    {
        if (Forms.Offered.Count > 0 || ((AimmsOptions)operation.Account.Options).Endpoint != AimmsEndpoint.UserManager)
        {
            return;
        }

        try
        {
            Forms.Offer(
                await RunStepAsync(
                        operation.Look(),
                        static (api, token) => ((UserManagerApi)api).ListScopesAsync(token),
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            );
        }
        catch (ApiKeyException)
        {
            // The keys in the list, and other pages of the documentation, have spellings, too.
        }
    }

    /// <summary>Sends the requests of a diagnosis that are no operation.</summary>
    public DiagnosisProbe Probe(CancellationToken cancellationToken) => new(Runtime.Runner, Current, cancellationToken);

    protected override AccountContext NewContext(AimmsOptions options) =>
        Context(AimmsAddress.Of(options), options, AuthenticatorFor(options), _errors);

    protected override IAimmsApi Api(WireTransport transport, AimmsOptions options) =>
        options.Endpoint == AimmsEndpoint.ProApi
            ? new ProApi(transport, options.Protocol.FieldNaming)
            : new UserManagerApi(transport, options.Protocol.FieldNaming);

    private async Task<AimmsKeyList> ListAsync(IAimmsApi api, CallState operation, CancellationToken cancellationToken)
    {
        AimmsKeyList listed = await api.ListAsync(Name, cancellationToken).ConfigureAwait(false);
        Forms.Adopt(listed, (AimmsOptions)operation.Account.Options);
        return listed;
    }

    private HeaderAuthenticator AuthenticatorFor(AimmsOptions options) =>
        new(
            Runtime.Credentials
                ?? new OptionsCredentialSource(Name, nameof(options.ApiKey), null, options.ApiKey, options.ApiKeyFile),
            options.Protocol.CredentialHeader,
            string.Equals(options.Protocol.CredentialHeader, "Authorization", StringComparison.OrdinalIgnoreCase)
                ? "Bearer "
                : ""
        );
}
