using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Tests.Control;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamControlTests
{
    [Fact]
    public async Task The_index_has_the_address_and_credentials_of_Veeam()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode entry = (await control.JsonAsync("GET", "/emulator"))["services"]!["veeam"]!;

        Assert.Equal($"Veeam {emulator.Address}veeam/", $"{entry["service"]} {entry["baseAddress"]}");
        Assert.Equal(emulator.Veeam.AdministratorKey, (string?)entry["credential"]!["ApiKey"]);
    }

    [Fact]
    public async Task Logins_can_be_read_added_and_changed()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        using HttpResponseMessage added = await control.SendAsync("POST", "veeam/logins", """{"count":2}""");
        using HttpResponseMessage one = await control.SendAsync("POST", "veeam/logins", "{}");
        JsonNode changed = await control.JsonAsync(
            "PATCH",
            "veeam/logins/5",
            """{"status":"disabledDueToCompany","scopes":["telepathy"]}"""
        );
        JsonNode read = await control.JsonAsync("GET", "veeam/logins");

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], [added.StatusCode, one.StatusCode]);
        Assert.Equal(changed.ToJsonString(), read.ToJsonString());
        Assert.Equal(7, read.AsArray().Count);
        Assert.Equal(
            "5 AK disabledDueToCompany telepathy",
            $"{read[4]!["id"]} {read[4]!["identityProviderName"]} {read[4]!["status"]} {read[4]!["scopes"]![0]}"
        );
        Assert.Equal("disabledDueToCompany", emulator.Veeam.Logins[4].Status);
    }

    [Fact]
    public async Task Users_can_be_read_with_their_passwords_and_changed()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode users = await control.JsonAsync(
            "PATCH",
            "veeam/users/alpha_admin",
            """{"mfaCode":"123456","isLocked":true}"""
        );

        Assert.Equal(
            "alpha_admin Alpha 123456",
            $"{users[1]!["userName"]} {users[1]!["organizationName"]} {users[1]!["mfaCode"]}"
        );
        Assert.Equal(emulator.Veeam.CompanyOwner.Password, (string?)users[1]!["password"]);
        Assert.Equal((await control.JsonAsync("GET", "veeam/users")).ToJsonString(), users.ToJsonString());
        Assert.True(emulator.Veeam.CompanyOwner.IsLocked);
        Assert.False(emulator.Veeam.Administrator.IsLocked);
    }

    [Fact]
    public async Task Sign_ins_can_be_counted_and_tokens_revoked()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        using VeeamCaller caller = new(emulator);
        using HttpResponseMessage authenticated = await caller.SignInAsync(
            "administrator",
            emulator.Veeam.AdministratorPassword
        );

        JsonNode count = await control.JsonAsync("GET", "veeam/sign-ins");
        using HttpResponseMessage revoked = await control.SendAsync("DELETE", "veeam/tokens");
        using HttpResponseMessage refreshed = await caller.RefreshAsync(await authenticated.JsonAsync());

        Assert.Equal("""{"password":1,"refreshToken":0,"mfa":0}""", count.ToJsonString());
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refreshed.StatusCode);
    }

    [Fact]
    public async Task Variants_can_be_read_and_replaced()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode put = await control.JsonAsync(
            "PUT",
            "veeam/variants",
            """{"paging":"firstPageAgain","asyncMode":"withRequestId","asyncDuration":"00:00:30","asyncMethods":["POST"],"lockoutAfter":3}"""
        );
        JsonNode read = await control.JsonAsync("GET", "veeam/variants");
        VeeamVariants variants = emulator.Veeam.Variants;
        JsonNode reset = await control.JsonAsync("PUT", "veeam/variants", "{}");

        Assert.Equal(put.ToJsonString(), read.ToJsonString());
        Assert.Equal(
            (VeeamPaging.FirstPageAgain, VeeamAsyncMode.WithRequestId, TimeSpan.FromSeconds(30), 3),
            (variants.Paging, variants.AsyncMode, variants.AsyncDuration, variants.LockoutAfter)
        );
        Assert.Equal(["POST"], variants.AsyncMethods);
        Assert.Equal(
            "documented never 1 500",
            $"{reset["paging"]} {reset["asyncMode"]} {reset["asyncPolls"]} {reset["maxPageSize"]}"
        );
    }

    [Theory]
    [InlineData("POST", "veeam/logins", """{"count":-1}""")]
    [InlineData("PATCH", "veeam/logins/3", """{"status":" "}""")]
    [InlineData("PATCH", "veeam/logins/3", """{"state":"disabled"}""")]
    [InlineData("PUT", "veeam/variants", """{"paging":"round"}""")]
    [InlineData("PUT", "veeam/variants", """{"maxPageSize":0}""")]
    [InlineData("PUT", "veeam/variants", """{"accessTokenLifetime":"00:00:00"}""")]
    [InlineData("PUT", "veeam/variants", """{"asyncMethods":null}""")]
    [InlineData("PUT", "veeam/variants", """{"asyncPolls":-1}""")]
    public async Task An_invalid_control_request_is_rejected_and_changes_nothing(
        string method,
        string path,
        string body
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        using HttpResponseMessage response = await control.SendAsync(method, path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(4, emulator.Veeam.Logins.Count);
        Assert.All(emulator.Veeam.Logins, login => Assert.Equal("enabled", login.Status));
    }

    [Theory]
    [InlineData("veeam/logins/99")]
    [InlineData("veeam/users/nobody")]
    public async Task A_change_of_an_unknown_login_or_user_is_rejected(string path)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        using HttpResponseMessage response = await control.SendAsync("PATCH", path, "{}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task An_account_is_configured_with_a_key_or_a_password()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        IReadOnlyDictionary<string, string?> byKey = emulator.Veeam.ToConfiguration("prod");
        IReadOnlyDictionary<string, string?> byPassword = emulator.Veeam.ToPasswordConfiguration("prod");
        IReadOnlyDictionary<string, string?> ofOwner = emulator.Veeam.ToPasswordConfiguration(
            "prod",
            emulator.Veeam.CompanyOwner
        );

        Assert.Equal(
            ["prod:AllowInsecureLoopback", "prod:ApiKey", "prod:BaseAddress", "prod:Service"],
            byKey.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["prod:AllowInsecureLoopback", "prod:BaseAddress", "prod:Password", "prod:Service", "prod:UserName"],
            byPassword.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(emulator.Veeam.AdministratorPassword, byPassword["prod:Password"]);
        Assert.Equal(
            $"alpha_admin {emulator.Veeam.CompanyOwner.Password} Veeam",
            $"{ofOwner["prod:UserName"]} {ofOwner["prod:Password"]} {ofOwner["prod:Service"]}"
        );
    }

    [Fact]
    public async Task ToString_of_Veeam_types_contains_no_secret()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        string printed = string.Join('\n', [.. emulator.Veeam.Users, .. emulator.Veeam.Logins]);

        Assert.Contains("3 AK administrator", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(emulator.Veeam.AdministratorKey, printed, StringComparison.Ordinal);
        Assert.DoesNotContain(emulator.Veeam.AdministratorPassword, printed, StringComparison.Ordinal);
    }
}
