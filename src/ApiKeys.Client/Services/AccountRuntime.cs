using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Services;

/// <summary>What an account consists of while the program runs, at every service.</summary>
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

    /// <summary>The same with options that stay, however the configuration changes.</summary>
    public AccountRuntime<TOptions> With(TOptions steady) => new(Telemetry, () => steady, Credentials, clients);

    /// <summary>
    /// An account of a manager that was made without a container: one client, which lives as long as the manager. Its
    /// sockets are shared with others that trust the same, unless the application brought a handler.
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
