using System.Net;
using ApiKeys.Client.Pipeline;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>The handler that owns the sockets, as the SDK creates it.</summary>
public sealed class PrimaryHandlerTests
{
    [Fact]
    public void The_primary_handler_disables_redirects_cookies_and_spans_and_renews_connections()
    {
        using SocketsHttpHandler handler = Assert.IsType<SocketsHttpHandler>(PrimaryHandler.Create());

        Assert.Equal(
            (false, false, null),
            (handler.AllowAutoRedirect, handler.UseCookies, handler.ActivityHeadersPropagator)
        );
        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
        Assert.IsType<LoopbackBypass>(handler.Proxy);
    }

    [Fact]
    public void The_system_proxy_is_bypassed_for_loopback()
    {
        LoopbackBypass proxy = new(new WebProxy("http://proxy.example:3128") { BypassList = ["near\\.example"] });

        Assert.True(proxy.IsBypassed(new Uri("http://127.0.0.1:5080/")));
        Assert.True(proxy.IsBypassed(new Uri("http://localhost:5080/")));
        Assert.True(proxy.IsBypassed(new Uri("https://near.example/")));
        Assert.False(proxy.IsBypassed(new Uri("https://far.example/")));
        Assert.Equal(new Uri("http://proxy.example:3128"), proxy.GetProxy(new Uri("https://far.example/")));
    }

    [Fact]
    public void Without_a_system_proxy_no_proxy_is_used()
    {
        LoopbackBypass proxy = new(null);

        Assert.True(proxy.IsBypassed(new Uri("https://far.example/")));
        Assert.Null(proxy.GetProxy(new Uri("https://far.example/")));
    }
}
