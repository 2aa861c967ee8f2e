using System.Net;
#if !NET
using ApiKeys.Client.Certificates;
#endif

namespace ApiKeys.Client.Pipeline;

/// <summary>Finds the proxy that a handler goes through.</summary>
internal static class UsedProxy
{
    /// <returns>The proxy's address; null when the handler uses none for this address, or is of an unknown
    /// kind.</returns>
    public static Uri? Of(HttpMessageHandler? handler, Uri address) =>
        ProxyOf(handler) is { } proxy
        && !proxy.IsBypassed(address)
        && proxy.GetProxy(address) is { } used
        && used != address
            ? used
            : null;

#if NET
    private static IWebProxy? ProxyOf(HttpMessageHandler? handler) =>
        handler switch
        {
            DelegatingHandler outer => ProxyOf(outer.InnerHandler),
            SocketsHttpHandler { UseProxy: true } sockets => sockets.Proxy ?? HttpClient.DefaultProxy,
            HttpClientHandler { UseProxy: true } http => http.Proxy ?? HttpClient.DefaultProxy,
            _ => null,
        };
#else
    private static IWebProxy? ProxyOf(HttpMessageHandler? handler) =>
        handler switch
        {
            DelegatingHandler outer => ProxyOf(outer.InnerHandler),
            HttpClientHandler http => http.UseProxy ? http.Proxy ?? WebRequest.DefaultWebProxy : null,
            not null when handler.GetType() == TrustCallback.NewerHandler => Get(
                handler,
                nameof(HttpClientHandler.UseProxy)
            )
                is true
                ? Get(handler, nameof(HttpClientHandler.Proxy)) as IWebProxy ?? WebRequest.DefaultWebProxy
                : null,
            _ => null,
        };

    private static object? Get(HttpMessageHandler handler, string property) =>
        handler.GetType().GetProperty(property)?.GetValue(handler);
#endif
}
