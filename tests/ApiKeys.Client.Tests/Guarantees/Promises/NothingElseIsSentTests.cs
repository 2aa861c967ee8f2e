using System.Net;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Guarantees.FaultMatrix;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.Promises;

/// <summary>A service gets its own credential, and nothing that another server or a proxy sent or wants.</summary>
public sealed class NothingElseIsSentTests
{
    public static TheoryData<string> Services => new(MatrixServices.All.Keys);

    [Promise(4)]
    [Theory, MemberData(nameof(Services))]
    public async Task A_cookie_is_not_sent_back(string name)
    {
        await using MatrixService service = await StartAsync(name);
        MatrixOperation list = ListOf(service);
        service.Emulator.Faults.Add(
            Fault
                .Respond(503, headers: new Dictionary<string, string> { ["Set-Cookie"] = "session=1; Path=/" })
                .On(list.Method)
                .Path(list.Path)
        );

        await service.NewManager(null, service.Emulator.Clock).GetListAsync(The.Token);

        Assert.Empty(service.Emulator.Faults.Pending);
        Assert.True(service.Emulator.Requests.Count(request => list.IsHit(request.Method, request.Path)) > 1);
        Assert.DoesNotContain(service.Emulator.Requests, request => request.Headers.ContainsKey("Cookie"));
    }

    [Promise(4)]
    [Theory, MemberData(nameof(Services))]
    public async Task Proxy_credentials_are_not_sent_to_a_service_that_asks_for_them(string name)
    {
        await using MatrixService service = await StartAsync(name);
        service.Emulator.Faults.Add(
            Fault
                .Respond(
                    407,
                    headers: new Dictionary<string, string> { ["Proxy-Authenticate"] = "Basic realm=\"proxy\"" }
                )
                .Always()
        );
        using SocketsHttpHandler handler = new()
        {
            Proxy = new WebProxy("http://proxy.example:3128")
            {
                Credentials = new NetworkCredential("proxy-user", "proxy-secret"),
                BypassList = [".*"],
            },
            DefaultProxyCredentials = new NetworkCredential("proxy-user", "proxy-secret"),
        };

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            service.NewManager(handler, service.Emulator.Clock).GetListAsync(The.Token)
        );

        Assert.Equal(407, error.StatusCode);
        Assert.DoesNotContain(
            Assert.Single(service.Emulator.Requests).Headers.Keys,
            header => header.StartsWith("Proxy", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_handler_of_the_application_follows_no_redirect_and_keeps_no_cookie(string name)
    {
        await using MatrixService service = await StartAsync(name);
        MatrixOperation list = ListOf(service);
        HttpMessageHandler[] handlers =
        [
            new HttpClientHandler(),
            new HttpClientHandler { UseCookies = false },
            new HttpClientHandler { AllowAutoRedirect = false },
            new SocketsHttpHandler(),
            new SocketsHttpHandler { UseCookies = false, ActivityHeadersPropagator = null },
            new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null },
            new Outer { InnerHandler = new SocketsHttpHandler() },
        ];
        Dictionary<string, string> headers = new()
        {
            ["Location"] = new Uri(service.Emulator.Address, "elsewhere").ToString(),
            ["Set-Cookie"] = "session=1; Path=/",
        };

        foreach (HttpMessageHandler handler in handlers)
        {
            ApiKeyManager keys = service.NewManager(handler, service.Emulator.Clock);
            service.Emulator.Faults.Add(Fault.Respond(302, headers: headers).On(list.Method).Path(list.Path));

            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                keys.GetListAsync(The.Token)
            );
            await keys.GetListAsync(The.Token);

            Assert.Equal(302, error.StatusCode);
            handler.Dispose();
        }

        Assert.DoesNotContain(
            service.Emulator.Requests,
            request => request.Path == "/elsewhere" || request.Headers.ContainsKey("Cookie")
        );
    }

    private static MatrixOperation ListOf(MatrixService service) =>
        service.Operations.Single(operation => operation is { Name: "GetList", Request: not "user" });

    private static async Task<MatrixService> StartAsync(string name)
    {
        MatrixService service = MatrixServices.All[name]();
        await service.StartAsync();
        return service;
    }

    private sealed class Outer : DelegatingHandler;
}
