using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Services;

/// <summary>The parts of an account at run time, at every service.</summary>
internal sealed class AccountRuntime<TOptions>(
    AccountTelemetry telemetry,
    Func<TOptions> options,
    CredentialSource? credentials,
    Func<HttpClient> clients
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

    /// <summary>
    /// The same with a snapshot of the options, which later changes of the configuration do not affect.
    /// </summary>
    public AccountRuntime<TOptions> WithSnapshot(TOptions snapshot) =>
        new(Telemetry, () => snapshot, Credentials, clients);

    /// <summary>
    /// An account of a manager that was created without a container: one client, which lives as long as the manager. It
    /// shares its sockets with managers that trust the same certificates, unless the application brought a handler.
    /// </summary>
    public static AccountRuntime<TOptions> Standalone(
        AccountTelemetry telemetry,
        TOptions options,
        CredentialSource? credentials,
        HttpMessageHandler? handler
    )
    {
        HttpMessageHandler primary = handler is null
            ? SharedHandlers.For(options)
            : PrimaryHandler.Secure(handler, () => options);
        HttpClient client = new(HttpPipeline.Wrap(primary, telemetry.TimeProvider))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return new(telemetry, () => options, credentials, () => client);
    }
}
