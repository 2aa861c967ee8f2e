using System.Net;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Matrix;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Promises;

/// <summary>A service gets its own credential, and nothing that another server or a proxy gave or wants.</summary>
public sealed class NothingElseIsSentTests
{
    public static TheoryData<string> Services => new(MatrixServices.All.Keys);

    [Theory, MemberData(nameof(Services))]
    public async Task A_cookie_is_not_sent_back(string name)
    {
        await using MatrixService service = await StartAsync(name);
        MatrixOperation list = service.Operations.Single(operation => operation is { Name: "ListAll", Request: not "user" });
        service.Emulator.Faults.Add(Fault.Answer(503, headers: new Dictionary<string, string> { ["Set-Cookie"] = "session=1; Path=/" }).On(list.Method).Path(list.Path));

        await service.NewManager(null, service.Emulator.Clock).ListAllAsync(The.Token);

        Assert.Empty(service.Emulator.Faults.Pending);
        Assert.True(service.Emulator.Requests.Count(request => list.IsHit(request.Method, request.Path)) > 1);
        Assert.DoesNotContain(service.Emulator.Requests, request => request.Headers.ContainsKey("Cookie"));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task The_credentials_of_a_proxy_are_not_given_to_a_service_that_asks_for_them(string name)
    {
        await using MatrixService service = await StartAsync(name);
        service.Emulator.Faults.Add(Fault.Answer(407, headers: new Dictionary<string, string> { ["Proxy-Authenticate"] = "Basic realm=\"proxy\"" }).Always());
        using SocketsHttpHandler handler = new()
        {
            Proxy = new WebProxy("http://proxy.example:3128") { Credentials = new NetworkCredential("proxy-user", "proxy-secret"), BypassList = [".*"] },
            DefaultProxyCredentials = new NetworkCredential("proxy-user", "proxy-secret"),
        };

        ApiKeyException error = await Assert.ThrowsAsync<ApiKeyException>(() => service.NewManager(handler, service.Emulator.Clock).ListAllAsync(The.Token));

        Assert.Equal(407, error.StatusCode);
        Assert.DoesNotContain(Assert.Single(service.Emulator.Requests).Headers.Keys, header => header.StartsWith("Proxy", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<MatrixService> StartAsync(string name)
    {
        MatrixService service = MatrixServices.All[name]();
        await service.StartAsync();
        return service;
    }
}
