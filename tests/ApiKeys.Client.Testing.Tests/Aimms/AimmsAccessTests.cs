using System.Net;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Aimms;

public class AimmsAccessTests
{
    private const string Info = "pro/user-manager/v1/user/@current/info";
    private const string Scopes = "pro/user-manager/v1/user/@current/authorization-scopes";

    [Theory]
    [InlineData(AimmsCaller.UserManager)]
    [InlineData(AimmsCaller.ProApi)]
    [InlineData(Info)]
    [InlineData(Scopes)]
    public async Task An_unknown_key_is_rejected_with_an_error_that_does_not_contain_it(string path)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator, "c29tZWJvZHkgZWxzZSdzIGtleSwgbm90IGtub3duIGhlcmU=");

        using HttpResponseMessage response = await caller.GetAsync(path);

        JsonObject error = (await response.JsonAsync()).AsObject();
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("message", Assert.Single(error).Key);
        Assert.DoesNotContain("c29t", error.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_key_or_with_two_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using HttpClient http = new() { BaseAddress = emulator.Aimms.BaseAddress };
        Uri path = new(AimmsCaller.UserManager, UriKind.Relative);

        using HttpResponseMessage without = await http.GetAsync(path, TestContext.Current.CancellationToken);
        http.DefaultRequestHeaders.Add("apikey", [emulator.Aimms.AdministratorKey, emulator.Aimms.AdministratorKey]);
        using HttpResponseMessage two = await http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, two.StatusCode);
    }

    [Fact]
    public async Task A_key_without_the_scope_for_keys_can_only_call_info()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller administrator = new(emulator);
        using AimmsCaller other = new(emulator, await administrator.CreatedValueAsync("other", "2026-12-31", "Tasks"));

        using HttpResponseMessage info = await other.GetAsync(Info);
        using HttpResponseMessage scopes = await other.GetAsync(Scopes);
        using HttpResponseMessage list = await other.ListAsync();
        using HttpResponseMessage create = await other.CreateAsync("more", "2026-12-31", "Tasks");
        using HttpResponseMessage delete = await other.DeleteAsync("administrator");

        Assert.Equal(HttpStatusCode.OK, info.StatusCode);
        Assert.All(
            [scopes, list, create, delete],
            response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode)
        );
        Assert.Equal(["administrator", "other"], emulator.Aimms.Keys.Select(key => key.Name));
    }

    [Fact]
    public async Task Info_returns_the_caller()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync(Info);

        Assert.Equal(
            ["account_name", "environment_name", "user_name", "full_name", "email", "groups"],
            (await response.JsonAsync()).AsObject().Select(member => member.Key)
        );
    }

    [Fact]
    public async Task The_scopes_that_may_be_granted_are_the_documented_ones()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync(Scopes);

        Assert.Equal(
            ["Authentication", "PublishApp", "PublishAimms", "Tasks", "APIKey", "Session", "Secret", "User", "Account"],
            (await response.JsonAsync()).AsArray().Select(scope => (string)scope!)
        );
    }

    [Theory]
    [InlineData("aimms")]
    [InlineData("aimms/pro-api/v1")]
    [InlineData("aimms/pro-api/v1/api-keys/a/b")]
    [InlineData("aimms/pro-api/v1/API-KEYS")]
    [InlineData("aimms2/pro-api/v1/api-keys")]
    public async Task An_unknown_path_gets_404_with_an_error(string path)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync("/" + path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotNull((await response.JsonAsync())["message"]);
    }

    [Theory]
    [InlineData("PUT", AimmsCaller.UserManager, "GET, POST")]
    [InlineData("HEAD", AimmsCaller.ProApi, "GET, POST")]
    [InlineData("GET", AimmsCaller.ProApi + "/nightly", "DELETE")]
    [InlineData("POST", Info, "GET")]
    public async Task Another_method_gets_405_with_the_allowed_methods(string method, string path, string allowed)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using HttpClient http = new();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(emulator.Aimms.BaseAddress, path));

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
    }
}
