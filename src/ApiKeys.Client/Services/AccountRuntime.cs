using ApiKeys.Client.Authentication;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Services;

/// <summary>The parts of an account at run time, at every service.</summary>
internal sealed class AccountRuntime<TOptions>(
    AccountTelemetry telemetry,
    Func<TOptions> options,
    CredentialSource? credentials,
    Func<HttpClient> clients,
    Func<HttpClient>? tokenClients = null
)
    where TOptions : ApiKeyAccountOptions
{
    public string Name => Telemetry.Account;

    /// <summary>The options as they are now; the same instance until they change.</summary>
    public TOptions Options => options();

    /// <summary>Where the credential comes from when it does not come from the options.</summary>
    public CredentialSource? Credentials { get; } = credentials;

    public AccountTelemetry Telemetry { get; } = telemetry;

    public TimeProvider TimeProvider => Telemetry.TimeProvider;

    public OperationRunner Runner { get; } = new(clients, telemetry);

    /// <summary>Runs token requests, which handlers of the application do not see.</summary>
    public OperationRunner TokenRunner { get; } = new(tokenClients ?? clients, telemetry);

    /// <summary>
    /// The same with a snapshot of the options, which later changes of the configuration do not affect.
    /// </summary>
    public AccountRuntime<TOptions> WithSnapshot(TOptions snapshot) =>
        new(Telemetry, () => snapshot, Credentials, clients, tokenClients);

    /// <summary>The same with a snapshot of the options and another credential; null for that of the options.</summary>
    public AccountRuntime<TOptions> With(TOptions snapshot, Credential? credential) =>
        new(
            Telemetry,
            () => snapshot,
            credential is null ? null : new FixedCredential(credential),
            clients,
            tokenClients
        );

    /// <summary>
    /// An account of a manager that was created without a container: one client, which lives as long as the manager. It
    /// shares its sockets with managers that trust the same certificates, unless the application brought a handler.
    /// </summary>
    /// <param name="service">The name of the service.</param>
    /// <param name="options">The options, which are copied.</param>
    /// <param name="settings">What the application brings.</param>
    /// <param name="check">Returns the errors in options, for an account with or without a credential source.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">There are errors.</exception>
    public static AccountRuntime<TOptions> Standalone(
        string service,
        TOptions options,
        ApiKeyManagerSettings settings,
        Func<TOptions, bool, IEnumerable<string>> check
    )
    {
        TOptions copy = (TOptions)(options ?? throw new ArgumentNullException(nameof(options))).Copy();
        _ = settings ?? throw new ArgumentNullException(nameof(settings));
        AccountTelemetry telemetry = new(service, settings.Account, settings.TimeProvider, settings.LoggerFactory);
        OptionsRules.ThrowIfInvalid(
            telemetry.Account,
            check(copy, settings.CredentialSource is not null),
            typeof(TOptions)
        );
        HttpMessageHandler primary = settings.Handler is null
            ? SharedHandlers.For(copy)
            : PrimaryHandler.Secure(settings.Handler, () => copy);
        HttpClient client = new(HttpPipeline.Wrap(primary, telemetry.TimeProvider))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return new(telemetry, () => copy, settings.CredentialSource, () => client);
    }
}
