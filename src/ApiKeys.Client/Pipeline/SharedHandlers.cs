using System.Net;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// The handlers that own the sockets of managers without a container. Managers that trust the same certificates share
/// one handler and its connections, so that a program that creates a manager for each call does not open a connection
/// for each. A handler lives as long as any manager that uses it.
/// </summary>
internal static class SharedHandlers
{
    private static readonly object _lock = new();
    private static readonly Dictionary<Trust, WeakReference<HttpMessageHandler>> _handlers = [];

    /// <summary>The handler for what an account trusts; its options must not change any more.</summary>
    public static HttpMessageHandler For(ApiKeyAccountOptions options)
    {
        IWebProxy? proxy = PrimaryHandler.DefaultProxy;
        Trust key = new(options.CertificateSha256, options.TrustedCertificateFile, proxy);
        lock (_lock)
        {
            if (_handlers.TryGetValue(key, out var known) && known.TryGetTarget(out HttpMessageHandler? shared))
            {
                return shared;
            }

            RemoveUnused();
            HttpMessageHandler handler = PrimaryHandler.Secure(PrimaryHandler.Create(), () => options);
            _handlers[key] = new(handler);
            return handler;
        }
    }

    private static void RemoveUnused()
    {
        foreach (Trust key in _handlers.Keys.ToArray())
        {
            if (!_handlers[key].TryGetTarget(out _))
            {
                _handlers.Remove(key);
            }
        }
    }

    /// <summary>The values that decide where connections lead and which certificates they trust.</summary>
    private sealed record Trust(string? CertificateSha256, string? TrustedCertificateFile, IWebProxy? Proxy);
}
