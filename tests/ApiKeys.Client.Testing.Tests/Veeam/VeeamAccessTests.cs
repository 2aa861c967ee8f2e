using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamAccessTests
{
    [Theory]
    [InlineData("GET", "users/me")]
    [InlineData("GET", "users/logins")]
    [InlineData("GET", "users/1664927a-da62-4434-9f50-2c1b099948f2/logins")]
    [InlineData("GET", "users/1664927a-da62-4434-9f50-2c1b099948f2/logins/3")]
    [InlineData("PATCH", "users/1664927a-da62-4434-9f50-2c1b099948f2/logins/3")]
    [InlineData("DELETE", "users/1664927a-da62-4434-9f50-2c1b099948f2/logins/3")]
    [InlineData(
        "POST",
        "users/1664927a-da62-4434-9f50-2c1b099948f2/logins/apikey?description=a&scopes=%5B%22rest%22%5D"
    )]
    [InlineData("GET", "organizations/1664927a-2a97-4ca4-89bf-cad1326d5503/keys")]
    [InlineData("GET", "asyncActions/1664927a-2a97-4ca4-89bf-cad1326d5503")]
    [InlineData("GET", "asyncActions/1664927a-2a97-4ca4-89bf-cad1326d5503/result")]
    [InlineData("DELETE", "asyncActions/1664927a-2a97-4ca4-89bf-cad1326d5503/result")]
    public async Task An_unknown_credential_is_rejected_and_not_in_the_response(string method, string path)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator, "notARealKey");

        using HttpResponseMessage response = await caller.SendAsync(method, path);

        JsonObject error = await response.ErrorAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("security 401", $"{error["type"]} {error["code"]}");
        Assert.DoesNotContain("notARealKey", error.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(4, emulator.Veeam.Logins.Count);
    }

    [Fact]
    public async Task A_request_without_a_credential_or_with_another_scheme_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using HttpClient http = new();
        Uri me = new(emulator.Veeam.BaseAddress, "api/v3/users/me");

        using HttpResponseMessage without = await http.GetAsync(me, TestContext.Current.CancellationToken);
        http.DefaultRequestHeaders.Authorization = new("Basic", emulator.Veeam.AdministratorKey);
        using HttpResponseMessage other = await http.GetAsync(me, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
    }

    [Fact]
    public async Task A_key_authenticates_requests_as_its_user()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller administrator = new(emulator);
        JsonNode created = await administrator.CreatedAsync("owner", emulator.Veeam.CompanyOwner.Uid);
        using VeeamCaller owner = new(emulator, (string)created["parameters"]!);

        using HttpResponseMessage first = await administrator.GetAsync("users/me");
        using HttpResponseMessage second = await owner.GetAsync("users/me");

        JsonNode me = await first.DataAsync();
        Assert.Equal(
            ["instanceUid", "organizationUid", "userName", "status", "role"],
            me.AsObject().Select(member => member.Key)
        );
        Assert.Equal(
            $"{emulator.Veeam.AdministratorUid} administrator PortalAdministrator",
            $"{me["instanceUid"]} {me["userName"]} {me["role"]}"
        );
        Assert.Equal("alpha_admin", (string?)(await second.DataAsync())["userName"]);
    }

    [Fact]
    public async Task A_read_only_key_can_only_read()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller administrator = new(emulator);
        JsonNode created = await administrator.CreatedAsync("reader", readOnly: true);
        using VeeamCaller reader = new(emulator, (string)created["parameters"]!);
        long id = (long)created["id"]!;

        using HttpResponseMessage get = await reader.GetAsync("users/logins");
        using HttpResponseMessage create = await reader.CreateAsync($"description=a&scopes={VeeamCaller.RestArray}");
        using HttpResponseMessage patch = await reader.ReplaceAsync(id, "/description", "b");
        using HttpResponseMessage delete = await reader.DeleteAsync(id);

        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.All([create, patch, delete], response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode));
        Assert.Equal("security", (string?)(await delete.ErrorAsync())["type"]);
        Assert.Equal("reader", emulator.Veeam.Logins[^1].Description);
    }

    [Fact]
    public async Task A_key_without_the_scope_rest_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller administrator = new(emulator);
        JsonNode created = await administrator.CreatedAsync("plug-in", scopes: "%5B%22integration%22,%22ui%22%5D");
        using VeeamCaller other = new(emulator, (string)created["parameters"]!);

        using HttpResponseMessage response = await other.GetAsync("users/me");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("disabledDueToCompany")]
    [InlineData("suspendedByMoonlight")]
    public async Task A_key_that_is_not_enabled_is_rejected_until_it_is_enabled_again(string status)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller administrator = new(emulator);
        using VeeamCaller other = new(emulator, (string)(await administrator.CreatedAsync("other"))["parameters"]!);
        VeeamEmulatedLogin login = emulator.Veeam.Logins[^1];

        login.Status = status;
        using HttpResponseMessage refused = await other.GetAsync("users/me");
        login.Status = VeeamEmulatedLogin.Enabled;
        using HttpResponseMessage accepted = await other.GetAsync("users/me");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task Logins_of_another_organization_do_not_exist_for_the_caller()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller administrator = new(emulator);
        JsonNode created = await administrator.CreatedAsync("owner", emulator.Veeam.CompanyOwner.Uid);
        using VeeamCaller owner = new(emulator, (string)created["parameters"]!);
        VeeamEmulatedUser colleague = emulator.Veeam.AddUser(
            "colleague",
            "notARealPassword",
            emulator.Veeam.CompanyOwner
        );

        using HttpResponseMessage logins = await owner.GetAsync($"users/{emulator.Veeam.AdministratorUid}/logins");
        using HttpResponseMessage create = await owner.CreateAsync($"description=a&scopes={VeeamCaller.RestArray}");
        using HttpResponseMessage delete = await owner.DeleteAsync(emulator.Veeam.AdministratorLoginId);
        using HttpResponseMessage keys = await owner.GetAsync(
            $"organizations/{emulator.Veeam.Administrator.OrganizationUid}/keys"
        );
        using HttpResponseMessage ofColleague = await owner.GetAsync($"users/{colleague.Uid}/logins");
        using HttpResponseMessage all = await owner.GetAsync("users/logins");

        Assert.All(
            [logins, create, delete, keys],
            response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode)
        );
        Assert.Equal("colleague", (string?)Assert.Single((await ofColleague.DataAsync()).AsArray())!["userName"]);
        Assert.Equal(
            ["alpha_admin", "alpha_admin", "alpha_admin", "colleague"],
            (await all.DataAsync()).AsArray().Select(login => (string?)login!["userName"])
        );
    }

    [Theory]
    [InlineData("GET", "nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "users", HttpStatusCode.NotFound)]
    [InlineData("PUT", "users/me", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "token", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "users/nobody/logins", HttpStatusCode.BadRequest)]
    [InlineData("GET", "users/1664927a-da62-4434-9f50-2c1b099948f2/logins/first", HttpStatusCode.BadRequest)]
    [InlineData("GET", "users/1664927a-da62-4434-9f50-2c1b099948f2/logins/999", HttpStatusCode.NotFound)]
    [InlineData("GET", "users/1664927a-da62-4434-9f50-2c1b099948f2/logins/2", HttpStatusCode.NotFound)]
    [InlineData("GET", "users/00000000-da62-4434-9f50-2c1b099948f2/logins", HttpStatusCode.NotFound)]
    [InlineData("GET", "organizations/00000000-da62-4434-9f50-2c1b099948f2/keys", HttpStatusCode.NotFound)]
    public async Task An_unknown_resource_gets_an_error_in_the_envelope(
        string method,
        string path,
        HttpStatusCode expected
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.SendAsync(method, path);

        JsonObject error = await response.ErrorAsync();
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal($"logical {(int)expected}", $"{error["type"]} {error["code"]}");
    }
}
