namespace ApiKeys.Client.Pipeline;

/// <summary>
/// The handlers that every request passes, in their order. Outside them are the operation
/// (<c>OperationRunner</c>: total timeout and outcome) and the handlers that an application adds to all its HTTP
/// clients; inside them is the socket.
/// </summary>
internal static class HttpPipeline
{
    /// <summary>The handlers, outermost first.</summary>
    public static DelegatingHandler[] Create(TimeProvider timeProvider) =>
        [new ReplayGuardHandler(), new AuthenticationHandler(), new RetryHandler(timeProvider), new AttemptHandler()];

    /// <summary>Joins the handlers to the one that owns the socket.</summary>
    public static HttpMessageHandler Wrap(HttpMessageHandler primary, TimeProvider timeProvider) =>
        Wrap(primary, Create(timeProvider));

    /// <summary>Puts handlers around another, the first of them outermost.</summary>
    public static HttpMessageHandler Wrap(HttpMessageHandler inner, IEnumerable<DelegatingHandler> handlers)
    {
        foreach (DelegatingHandler handler in handlers.Reverse())
        {
            handler.InnerHandler = inner;
            inner = handler;
        }

        return inner;
    }
}
