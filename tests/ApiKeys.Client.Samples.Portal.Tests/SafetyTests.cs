using System.Net;
using ApiKeys.Client.Samples.Portal.Tests.Support;

namespace ApiKeys.Client.Samples.Portal.Tests;

/// <summary>The requests and configurations that the portal refuses. No browser is needed.</summary>
public sealed class SafetyTests
{
    [Theory(Timeout = 300_000)]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_URLS", "http://*:0")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:0;http://[::]:0")]
    [InlineData("ASPNETCORE_URLS", "http://portal.example.com:0")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "8080")]
    [InlineData("Kestrel__Endpoints__Open__Url", "http://10.0.0.1:0")]
    public async Task An_address_that_others_can_reach_is_refused(string name, string value)
    {
        await using PortalProcess portal = PortalProcess.Start([], (name, value));

        Assert.Equal(1, await portal.ExitCodeAsync());
        Assert.Contains("everybody who reaches it can manage keys", portal.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("It is at", portal.Log.Text, StringComparison.Ordinal);
    }

    [Theory(Timeout = 300_000)]
    [InlineData("*")]
    [InlineData("keys.example.com;[::]")]
    public async Task AllowedHosts_that_allows_every_name_is_refused(string names)
    {
        await using PortalProcess portal = PortalProcess.Start(
            ["--urls", "http://127.0.0.1:0"],
            ("AllowedHosts", names)
        );

        Assert.Equal(1, await portal.ExitCodeAsync());
        Assert.Contains("AllowedHosts allows every name", portal.Log.Text, StringComparison.Ordinal);
    }

    [Theory(Timeout = 300_000)]
    [InlineData("--config")]
    [InlineData("--config", "not-there.json")]
    [InlineData("--confg", "a.json")]
    public async Task An_invalid_command_line_is_refused(params string[] arguments)
    {
        await using PortalProcess portal = PortalProcess.Start(arguments);

        Assert.Equal(1, await portal.ExitCodeAsync());
        Assert.Contains("Not started: ", portal.Log.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Requests_of_another_origin_are_rejected()
    {
        await using PortalProcess portal = PortalProcess.Start(["--urls", "http://127.0.0.1:0"]);
        Uri address = await portal.AddressAsync();
        using HttpClient http = new() { BaseAddress = address };

        Assert.Equal(HttpStatusCode.OK, await GetAsync(http));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(http, ("Host", $"localhost:{address.Port}")));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(http, ("Origin", address.GetLeftPart(UriPartial.Authority))));
        Assert.Equal(HttpStatusCode.BadRequest, await GetAsync(http, ("Host", $"rebound.example:{address.Port}")));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(http, ("Origin", "http://evil.example")));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await GetAsync(http, ("Origin", $"http://127.0.0.1:{address.Port + 1}"))
        );
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(http, ("Origin", "null")));
    }

    [Fact(Timeout = 300_000)]
    public async Task A_change_without_an_antiforgery_token_is_rejected()
    {
        await using PortalProcess portal = PortalProcess.Start(["--urls", "http://127.0.0.1:0"]);
        using HttpClient http = new() { BaseAddress = await portal.AddressAsync() };
        using FormUrlEncodedContent form = new([
            new("account", "prod"),
            new("id", "ci-publish"),
            new("name", "ci-publish"),
        ]);

        foreach (string change in new[] { "create", "delete", "refresh", "enable", "disable" })
        {
            using HttpResponseMessage response = await http.PostAsync(
                new Uri($"keys/{change}", UriKind.Relative),
                form,
                The.Token
            );
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.Contains(
            "ci-publish",
            await http.GetStringAsync(new Uri("list?account=prod", UriKind.Relative), The.Token),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 300_000)]
    public async Task Every_response_has_the_security_headers()
    {
        await using PortalProcess portal = PortalProcess.Start(["--urls", "http://127.0.0.1:0"]);
        using HttpClient http = new() { BaseAddress = await portal.AddressAsync() };

        foreach (string path in new[] { "", "portal.js", "list?account=prod", "not-there" })
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), The.Token);

            string policy = Header(response, "Content-Security-Policy");
            Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
            Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
            Assert.Equal("no-store", Header(response, "Cache-Control"));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    private static string Header(HttpResponseMessage response, string name) =>
        Assert.Single(response.Headers.GetValues(name));

    private static async Task<HttpStatusCode> GetAsync(HttpClient http, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "");
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await http.SendAsync(request, The.Token);
        return response.StatusCode;
    }
}
