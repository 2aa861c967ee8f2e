using System.Net;
using System.Net.Sockets;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Guarantees.Promises;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Connections;

/// <summary>
/// An error of a proxy is distinguished from one of the service. It has the proxy's name and status without its user
/// information.
/// </summary>
public sealed class ProxyStepTests
{
    private static readonly Uri _service = new("https://service.example:9443/");

    public static MatrixTheoryData<string, int, bool> Refusals =>
        new(Accounts.Services, [407, 403, 502, 503], [false, true]);

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_proxy_that_refuses_the_tunnel_is_named_with_its_status(
        string service,
        int status,
        bool isSocketsHandler
    )
    {
        await using ProxyServer proxy = new(status);
        bool passes = status >= 500;

        ApiKeyException error = await FailAsync(service, Handler(isSocketsHandler, proxy.Address));

        Assert.Equal((ApiKeyFailureStep.Proxy, passes), (error.FailedStep, error.IsTransient));
        Assert.Contains(
            $"the proxy 127.0.0.1:{proxy.Port} did not connect to service.example:9443. Its status is {status}",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(status == 407, error.Message.Contains("credentials", StringComparison.Ordinal));
        Assert.DoesNotContain(ProxyServer.Password, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(passes ? 3 : 1, proxy.Requests);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_proxy_that_cannot_be_reached_is_named(bool isSocketsHandler)
    {
        using Socket bound = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)bound.LocalEndPoint!).Port;

        Uri nowhere = new("http://no-such-proxy.invalid:3128/");

        ApiKeyException refused = await FailAsync(
            "Aimms",
            Handler(isSocketsHandler, new Uri($"http://127.0.0.1:{port}/"))
        );
        ApiKeyException unknown = await FailAsync("Aimms", Handler(isSocketsHandler, nowhere));

        Assert.Equal((ApiKeyFailureStep.Proxy, ApiKeyFailureStep.Proxy), (refused.FailedStep, unknown.FailedStep));
        Assert.Contains(
            $"the proxy 127.0.0.1:{port} refused the connection.",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "the proxy no-such-proxy.invalid:3128 has a host name that could not be resolved",
            unknown.Message,
            StringComparison.Ordinal
        );
    }

    [Theory, InlineData("AIMMS"), InlineData("Maximo"), InlineData("Veeam")]
    public async Task A_407_response_fails_at_the_proxy(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(407).On("GET").Path(bed.KeysPath).Always());

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            bed.Keys.GetListAsync(The.Token)
        );

        Assert.Equal((ApiKeyFailureStep.Proxy, 407, false), (error.FailedStep, error.StatusCode, error.IsTransient));
        Assert.Single(bed.Emulator.Requests, request => request.Path.Contains(bed.KeysPath, StringComparison.Ordinal));
    }

    private static HttpMessageHandler Handler(bool isSocketsHandler, Uri proxy) =>
        isSocketsHandler
            ? new SocketsHttpHandler { Proxy = new WebProxy(proxy), ActivityHeadersPropagator = null }
            : new HttpClientHandler { Proxy = new WebProxy(proxy) };

    private static Task<ApiKeyException> FailAsync(string service, HttpMessageHandler handler)
    {
        ApiKeyManager keys = Accounts.At(service, _service, handler, configure: SetTwoRetries);
        return Assert.ThrowsAnyAsync<ApiKeyException>(() => keys.GetListAsync(The.Token));
    }

    private static void SetTwoRetries(ApiKeyAccountOptions options) =>
        (options.MaxRetries, options.RetryDelay) = (2, TimeSpan.Zero);
}
