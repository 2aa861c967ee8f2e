namespace ApiKeys.Client.Http;

/// <summary>The handler that owns the sockets: it follows no redirect and keeps no cookie, so that a credential goes to its own service only.</summary>
internal static class PrimaryHandler
{
#if NET
    /// <summary>A handler whose connections are renewed, so that a change of the service's address is noticed.</summary>
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = new LoopbackBypass(HttpClient.DefaultProxy),

        // The framework's own span tells of an unreadable answer by quoting it.
        ActivityHeadersPropagator = null,
    };
#else
    public static HttpMessageHandler Create() => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new LoopbackBypass(System.Net.WebRequest.DefaultWebProxy),
    };
#endif

    /// <summary>Holds a handler that the application brought to the same rules, as far as it is of a known kind.</summary>
    /// <exception cref="InvalidOperationException">It breaks them, and is in use already.</exception>
    public static void Restrict(HttpMessageHandler? handler)
    {
        switch (handler)
        {
            case HttpClientHandler http when http.AllowAutoRedirect || http.UseCookies:
                (http.AllowAutoRedirect, http.UseCookies) = (false, false);
                break;
#if NET
            case SocketsHttpHandler sockets when sockets.AllowAutoRedirect || sockets.UseCookies:
                (sockets.AllowAutoRedirect, sockets.UseCookies) = (false, false);
                break;
#else
            // The framework that runs may be newer than the one that this was built for.
            case not null when handler.GetType().FullName == "System.Net.Http.SocketsHttpHandler":
                SwitchOff(handler, "AllowAutoRedirect");
                SwitchOff(handler, "UseCookies");
                break;
#endif
            case DelegatingHandler outer:
                Restrict(outer.InnerHandler);
                break;
        }
    }

#if !NET
    private static void SwitchOff(HttpMessageHandler handler, string property)
    {
        System.Reflection.PropertyInfo found = handler.GetType().GetProperty(property)!;
        if (found.GetValue(handler) is true)
        {
            found.SetValue(handler, false);
        }
    }
#endif
}
