using System.Net;
using ApiKeys.Client.Certificates;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// The handler that owns the sockets: it follows no redirect and keeps no cookie, so that a credential goes to its own
/// service only.
/// </summary>
internal static class PrimaryHandler
{
    /// <summary>After so long a connection is renewed, so that a change of the service's address is noticed.</summary>
    private static readonly TimeSpan _connectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Holds a handler, which the application may have brought, to the rules: no redirects, no cookies, no spans of its
    /// own where that can be had, and certificates judged as the account's options say. Its span would say of a
    /// response that it cannot read by quoting it.
    /// </summary>
    /// <exception cref="InvalidOperationException">It does not keep to the first three, and is in use
    /// already.</exception>
    public static HttpMessageHandler Secure(HttpMessageHandler handler, Func<ApiKeyAccountOptions> options)
    {
        Restrict(handler);
        ServerTrust trust = new(options);
        return new TrustGuard(trust, TrustCallback.Install(handler, trust)) { InnerHandler = handler };
    }

#if NET
    /// <summary>The machine's proxy, or the one that the program set for all its clients.</summary>
    public static IWebProxy? DefaultProxy => HttpClient.DefaultProxy;

    public static HttpMessageHandler Create() =>
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = _connectionLifetime,
            Proxy = new LoopbackBypass(DefaultProxy),
            ActivityHeadersPropagator = null,
        };

    private static void Restrict(HttpMessageHandler? handler)
    {
        switch (handler)
        {
            case HttpClientHandler http when http.AllowAutoRedirect || http.UseCookies:
                (http.AllowAutoRedirect, http.UseCookies) = (false, false);
                break;
            case SocketsHttpHandler sockets
                when sockets.AllowAutoRedirect || sockets.UseCookies || sockets.ActivityHeadersPropagator is not null:
                (sockets.AllowAutoRedirect, sockets.UseCookies, sockets.ActivityHeadersPropagator) = (
                    false,
                    false,
                    null
                );
                break;
            case DelegatingHandler outer:
                Restrict(outer.InnerHandler);
                break;
        }
    }
#else
    /// <summary>The machine's proxy, or the one that the program set for all its clients.</summary>
    public static IWebProxy? DefaultProxy => WebRequest.DefaultWebProxy;

    public static HttpMessageHandler Create()
    {
        HttpMessageHandler handler = TrustCallback.NewerHandler is null
            ? new HttpClientHandler()
            : (HttpMessageHandler)Activator.CreateInstance(TrustCallback.NewerHandler);
        Restrict(handler);
        Set(handler, "Proxy", new LoopbackBypass(DefaultProxy));
        Set(handler, "PooledConnectionLifetime", _connectionLifetime);

        // .NET Framework opens two by itself: two calls that hang would hold up all others.
        Set(handler, "MaxConnectionsPerServer", int.MaxValue);
        return handler;
    }

    private static void Restrict(HttpMessageHandler? handler)
    {
        if (handler is DelegatingHandler outer)
        {
            Restrict(outer.InnerHandler);
        }
        else if (handler is HttpClientHandler || handler?.GetType() == TrustCallback.NewerHandler)
        {
            Set(handler!, "AllowAutoRedirect", false);
            Set(handler!, "UseCookies", false);
            Set(handler!, "ActivityHeadersPropagator", null);
        }
    }

    private static void Set(HttpMessageHandler handler, string property, object? value)
    {
        System.Reflection.PropertyInfo? found = handler.GetType().GetProperty(property);
        if (found is null || Equals(found.GetValue(handler), value))
        {
            return;
        }

        try
        {
            found.SetValue(handler, value);
        }
        catch (System.Reflection.TargetInvocationException refused)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(refused.InnerException ?? refused).Throw();
        }
    }
#endif
}
