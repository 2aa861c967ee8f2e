namespace ApiKeys.Client.Http;

/// <summary>What an account consists of while the program runs, at every service.</summary>
internal sealed class AccountRuntime<TOptions>(
    string name, Func<TOptions> options, CredentialSource? credentials, Func<HttpClient> clients, TimeProvider timeProvider)
    where TOptions : ApiKeyAccountOptions
{
    public string Name { get; } = name;

    /// <summary>The options as they are now; the same instance until they change.</summary>
    public TOptions Options => options();

    /// <summary>Where the credential comes from when it does not come from the options.</summary>
    public CredentialSource? Credentials { get; } = credentials;

    public TimeProvider TimeProvider { get; } = timeProvider;

    public OperationRunner Runner { get; } = new(clients, timeProvider);

    /// <summary>An account of a manager that was made without a container: one client, which lives as long as the manager.</summary>
    public static AccountRuntime<TOptions> Standalone(
        string name, TOptions options, CredentialSource? credentials, HttpMessageHandler? handler, TimeProvider timeProvider)
    {
        HttpMessageHandler primary = PrimaryHandler.Secure(handler ?? PrimaryHandler.Create(), () => options);
        HttpClient client = new(HttpPipeline.Wrap(primary, timeProvider)) { Timeout = Timeout.InfiniteTimeSpan };
        return new(name, () => options, credentials, () => client, timeProvider);
    }
}
