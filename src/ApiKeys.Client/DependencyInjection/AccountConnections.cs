using ApiKeys.Client.Pipeline;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// Creates the handlers that own the sockets, and closes their idle connections when the container is disposed, which
/// the factory of HTTP clients does not notice. A call that is under way then continues to its end.
/// </summary>
internal sealed class AccountConnections : IDisposable
{
    private const int FewHandlers = 16;

    private readonly object _lock = new();

    // The factory replaces handlers from time to time, and disposes the old ones.
    private readonly List<WeakReference<HttpMessageHandler>> _handlers = [];
    private int _many = FewHandlers;

    public HttpMessageHandler CreateHandler()
    {
        HttpMessageHandler handler = PrimaryHandler.Create();
        lock (_lock)
        {
            if (_handlers.Count >= _many)
            {
                _handlers.RemoveAll(static each => !each.TryGetTarget(out _));
                _many = Math.Max(FewHandlers, 2 * _handlers.Count);
            }

            _handlers.Add(new(handler));
        }

        return handler;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (WeakReference<HttpMessageHandler> each in _handlers)
            {
                if (each.TryGetTarget(out HttpMessageHandler? handler))
                {
                    handler.Dispose();
                }
            }

            _handlers.Clear();
        }
    }
}
