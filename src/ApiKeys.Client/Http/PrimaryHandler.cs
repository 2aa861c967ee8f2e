namespace ApiKeys.Client.Http;

/// <summary>The handler that owns the sockets: it follows no redirect and keeps no cookie, so that a credential goes to its own service only.</summary>
internal static class PrimaryHandler
{
    /// <summary>After so long a connection is renewed, so that a change of the service's address is noticed.</summary>
    private static readonly TimeSpan _connectionLifetime = TimeSpan.FromMinutes(5);

#if NET
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = _connectionLifetime,
        Proxy = new LoopbackBypass(HttpClient.DefaultProxy),

        // The framework's own span tells of an answer that it cannot read by quoting it.
        ActivityHeadersPropagator = null,
    };

    /// <summary>Holds a handler that the application brought to the same rules, as far as it is of a known kind.</summary>
    /// <exception cref="InvalidOperationException">It breaks them, and is in use already.</exception>
    public static void Restrict(HttpMessageHandler? handler)
    {
        switch (handler)
        {
            case HttpClientHandler http when http.AllowAutoRedirect || http.UseCookies:
                (http.AllowAutoRedirect, http.UseCookies) = (false, false);
                break;
            case SocketsHttpHandler sockets when sockets.AllowAutoRedirect || sockets.UseCookies:
                (sockets.AllowAutoRedirect, sockets.UseCookies) = (false, false);
                break;
            case DelegatingHandler outer:
                Restrict(outer.InnerHandler);
                break;
        }
    }
#else
    /// <summary>The framework that runs may be newer than the one that this was built for, and have the better handler.</summary>
    private static readonly Type? _newer = typeof(HttpClientHandler).Assembly.GetType("System.Net.Http.SocketsHttpHandler");

    public static HttpMessageHandler Create()
    {
        HttpMessageHandler handler = _newer is null ? new HttpClientHandler() : (HttpMessageHandler)Activator.CreateInstance(_newer);
        Restrict(handler);
        Set(handler, "Proxy", new LoopbackBypass(System.Net.WebRequest.DefaultWebProxy));
        Set(handler, "PooledConnectionLifetime", _connectionLifetime);
        Set(handler, "ActivityHeadersPropagator", null);
        return handler;
    }

    /// <summary>Holds a handler that the application brought to the same rules, as far as it is of a known kind.</summary>
    /// <exception cref="System.Reflection.TargetInvocationException">It breaks them, and is in use already.</exception>
    public static void Restrict(HttpMessageHandler? handler)
    {
        if (handler is DelegatingHandler outer)
        {
            Restrict(outer.InnerHandler);
        }
        else if (handler is HttpClientHandler || handler?.GetType() == _newer)
        {
            Set(handler!, "AllowAutoRedirect", false);
            Set(handler!, "UseCookies", false);
        }
    }

    private static void Set(HttpMessageHandler handler, string property, object? value)
    {
        System.Reflection.PropertyInfo? found = handler.GetType().GetProperty(property);
        if (found is not null && !Equals(found.GetValue(handler), value))
        {
            found.SetValue(handler, value);
        }
    }
#endif
}
