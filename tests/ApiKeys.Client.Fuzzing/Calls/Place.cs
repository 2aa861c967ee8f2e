namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>The target of a call: a scripted server, or one that is recorded.</summary>
/// <param name="Address">The address of the service.</param>
/// <param name="SignInId">The id of the key, or the name of the user, to authenticate with.</param>
/// <param name="Secret">The secret that belongs to it.</param>
/// <param name="Handler">The handler that owns the socket, or replaces it.</param>
/// <param name="Clock">The time there.</param>
internal sealed record Place(
    Uri Address,
    string SignInId,
    string Secret,
    HttpMessageHandler Handler,
    TimeProvider Clock
)
{
    /// <summary>
    /// A secret whose appearance in an error is a find. It has characters with more than one encoding in JSON, forms
    /// and pages.
    /// </summary>
    public const string Canary = "canary/+B\"1<2>'3 4";

    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public static Place Scripted(ScriptedHandler handler) =>
        new(new Uri("https://service.example/"), "a1fuzz", Canary, handler, new InstantClock(Now));

    /// <summary>
    /// Configures an account. Its timeouts are longer than all its delays, so that the clock can distinguish them.
    /// </summary>
    public T Configure<T>(T options)
        where T : ApiKeyAccountOptions
    {
        (options.BaseAddress, options.AllowInsecureLoopback, options.MaxRetries) = (Address, true, 1);
        (options.MaxRetryDelay, options.AttemptTimeout, options.CallTimeout) = (
            InstantClock.LongestWait,
            InstantClock.LongestWait * 2,
            InstantClock.LongestWait * 4
        );
        return options;
    }
}
