using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// An AIMMS account at run time: it starts operations and sends them to the endpoint that is configured.
/// </summary>
internal sealed class AimmsAccount(AccountRuntime<AimmsOptions> runtime)
{
    private static readonly AimmsErrorReader _errors = new();

    private AccountContext? _context;

    public string Name => runtime.Name;

    public AccountTelemetry Telemetry => runtime.Telemetry;

    public AimmsOptions Options => runtime.Options;

    /// <summary>The forms in which keys are created; snapshots share what was learned.</summary>
    public AimmsForms Forms { get; private init; } = new(new LearnedForms(runtime.Telemetry.Learned));

    /// <summary>
    /// The same account with a snapshot of the options, for a call that sends several requests which must go to one
    /// place.
    /// </summary>
    public AimmsAccount WithSnapshot(AimmsOptions snapshot) =>
        new(runtime.WithSnapshot(snapshot)) { _context = ContextOf(snapshot), Forms = Forms };

    public AimmsExpiry Expiry(AimmsOptions options) => new(options, runtime.TimeProvider.GetUtcNow());

    public ApiCall Begin(OperationKind kind, string description, AimmsOptions options, string? keyId = null) =>
        new(kind, description, ContextOf(options), keyId);

    public ApiCall BeginCreate(string description, AimmsOptions options, string name) =>
        new(OperationKind.Create, description, ContextOf(options), name) { IsNameUnique = true };

    public Task<T> RunAsync<T>(
        ApiCall operation,
        Func<IAimmsApi, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) =>
        runtime.Runner.RunAsync(
            operation,
            (transport, token) => send(Api(transport, (AimmsOptions)operation.Account.Options), token),
            cancellationToken
        );

    public Task RunAsync(
        ApiCall operation,
        Func<IAimmsApi, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) =>
        runtime.Runner.RunAsync(
            operation,
            (transport, token) => send(Api(transport, (AimmsOptions)operation.Account.Options), token),
            cancellationToken
        );

    public Task<T> RunStepAsync<T>(
        ApiCall step,
        Func<IAimmsApi, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) =>
        runtime.Runner.RunStepAsync(
            step,
            (transport, token) => send(Api(transport, (AimmsOptions)step.Account.Options), token),
            cancellationToken
        );

    /// <summary>Lists the keys as a step of an operation, to see its outcome.</summary>
    public Task<AimmsKeyList> LookAsync(ApiCall look, CancellationToken cancellationToken) =>
        RunStepAsync(look, (api, token) => api.ListAsync(Name, token), cancellationToken);

    /// <summary>
    /// Asks, as a step of an operation, which scopes may be granted, to know their spelling. That it is refused is no
    /// error. The previous endpoint cannot be asked.
    /// </summary>
    public async Task AskForScopesAsync(ApiCall operation, CancellationToken cancellationToken)
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

    /// <summary>Address, credential and limits of one set of options, kept until the options change.</summary>
    private AccountContext ContextOf(AimmsOptions options)
    {
        AccountContext? context = _context;
        return ReferenceEquals(context?.Options, options)
            ? context!
            : _context = new AccountContext(
                AimmsApiKeyManager.ServiceName,
                Name,
                AimmsAddress.Of(options),
                options,
                AuthenticatorFor(options),
                _errors,
                runtime.TimeProvider
            );
    }

    private HeaderAuthenticator AuthenticatorFor(AimmsOptions options) =>
        new(
            runtime.Credentials
                ?? new OptionsCredentialSource(Name, nameof(options.ApiKey), null, options.ApiKey, options.ApiKeyFile),
            options.Protocol.CredentialHeader,
            string.Equals(options.Protocol.CredentialHeader, "Authorization", StringComparison.OrdinalIgnoreCase)
                ? "Bearer "
                : ""
        );

    private static IAimmsApi Api(WireTransport transport, AimmsOptions options) =>
        options.Endpoint == AimmsEndpoint.ProApi
            ? new ProApi(transport, options.Protocol.FieldNaming)
            : new UserManagerApi(transport, options.Protocol.FieldNaming);

    /// <summary>Sends the requests of a diagnosis that are no operation.</summary>
    public DiagnosisProbe Probe(CancellationToken cancellationToken) =>
        new(runtime.Runner, ContextOf(Options), cancellationToken);

    /// <summary>An account without a container, checked before it is used.</summary>
    public static AimmsAccount Standalone(AimmsOptions options, ApiKeyManagerSettings settings)
    {
        AccountTelemetry telemetry = new(
            AimmsApiKeyManager.ServiceName,
            settings.Account,
            settings.TimeProvider,
            settings.LoggerFactory
        );
        options = (AimmsOptions)options.Copy();
        OptionsRules.ThrowIfInvalid(
            telemetry.Account,
            AimmsOptionsRules.Check(options, settings.CredentialSource is not null),
            typeof(AimmsOptions)
        );
        return new(
            AccountRuntime<AimmsOptions>.Standalone(telemetry, options, settings.CredentialSource, settings.Handler)
        );
    }
}
