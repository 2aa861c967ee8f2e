using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Calls;

/// <summary>One request of a call. It travels with its message through all handlers.</summary>
/// <param name="call">The call.</param>
/// <param name="template">The path template as this server has it.</param>
/// <param name="scope">The telemetry of the operation; null when nothing observes it.</param>
internal sealed class CallRequest(CallState call, string template = "", OperationScope? scope = null)
{
    /// <summary>The option of a message that names its request.</summary>
    public const string Option = "ApiKeys.Client.Request";

#if NET
    private static readonly HttpRequestOptionsKey<CallRequest> _key = new(Option);
#endif

    public CallState Call { get; } = call;

    public string Template { get; } = template;

    public OperationScope? Scope { get; } = scope;

    /// <summary>Lets the request pass the handlers once, and keeps the outcome.</summary>
    public ReplayGuard Guard { get; } = new();

    /// <summary>How many times the request was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>
    /// The newest exception that came from the SDK's own handlers; any other that a client throws comes from the
    /// application.
    /// </summary>
    public Exception? LastFailure { get; set; }

    public void AttachTo(HttpRequestMessage message)
    {
#if NET
        message.Options.Set(_key, this);
#else
        message.Properties[Option] = this;
#endif
    }

    /// <summary>The request that a message belongs to.</summary>
    /// <exception cref="InvalidOperationException">Other code than the manager created the message, and must not use
    /// the account's credential.</exception>
    public static CallRequest Of(HttpRequestMessage message)
    {
        if (message is AuthenticatedRequest authenticated)
        {
            return authenticated.Owner;
        }

#if NET
        bool found = message.Options.TryGetValue(_key, out CallRequest? request);
#else
        bool found = message.Properties.TryGetValue(Option, out object? property);
        CallRequest? request = property as CallRequest;
#endif
        return found && request is not null
            ? request
            : throw new InvalidOperationException(
                "The HTTP client of an API key account sends the requests of its manager only."
            );
    }
}
