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
    };
#else
    public static HttpMessageHandler Create() => new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
#endif

    /// <summary>Holds a handler that the application brought to the same rules, as far as it is of a known kind.</summary>
    public static void Restrict(HttpMessageHandler? handler)
    {
        switch (handler)
        {
            case HttpClientHandler http:
                http.AllowAutoRedirect = false;
                http.UseCookies = false;
                break;
#if NET
            case SocketsHttpHandler sockets:
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
                break;
#endif
            case DelegatingHandler outer:
                Restrict(outer.InnerHandler);
                break;
        }
    }
}
