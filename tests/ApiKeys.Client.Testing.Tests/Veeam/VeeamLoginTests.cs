using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamLoginTests
{
    [Theory]
    [InlineData("/status")]
    [InlineData("status")]
    [InlineData("/Status")]
    public async Task A_key_can_be_disabled_and_enabled_again(string path)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        JsonNode created = await caller.CreatedAsync("nightly");
        using VeeamCaller other = new(emulator, (string)created["parameters"]!);

        using HttpResponseMessage disabled = await caller.ReplaceAsync((long)created["id"]!, path, "disabled");
        using HttpResponseMessage refused = await other.GetAsync("users/me");
        using HttpResponseMessage enabled = await caller.ReplaceAsync((long)created["id"]!, path, "enabled");
        using HttpResponseMessage accepted = await other.GetAsync("users/me");

        Assert.Equal("disabled", (string?)(await disabled.DataAsync())["status"]);
        Assert.Equal("enabled", (string?)(await enabled.DataAsync())["status"]);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK], [refused.StatusCode, accepted.StatusCode]);
    }

    [Fact]
    public async Task Several_members_are_changed_together_or_not_at_all()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        long id = (long)(await caller.CreatedAsync("nightly"))["id"]!;
        const string Description = """{"op":"replace","path":"/description","value":"daily"}""";

        using HttpResponseMessage refused = await caller.PatchAsync(
            id,
            $$"""[{{Description}},{"op":"replace","path":"/status","value":"gone"}]"""
        );
        string? before = emulator.Veeam.Logins[^1].Description;
        using HttpResponseMessage done = await caller.PatchAsync(
            id,
            $$"""[{{Description}},{"op":"replace","path":"/status","value":"disabled"}]"""
        );

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("nightly", before);
        Assert.Equal("daily disabled", $"{emulator.Veeam.Logins[^1].Description} {emulator.Veeam.Logins[^1].Status}");
        Assert.Equal("daily", (string?)(await done.DataAsync())["description"]);
    }

    [Theory]
    [InlineData("""{"op":"replace","path":"/status","value":"disabledDueToUser"}""", "status")]
    [InlineData("""{"op":"replace","path":"/status","value":"Enabled"}""", "status")]
    [InlineData("""{"op":"replace","path":"/status","value":null}""", null)]
    [InlineData("""{"op":"replace","path":"/status"}""", null)]
    [InlineData("""{"op":"replace","path":"/description","value":" "}""", "description")]
    [InlineData("""{"op":"replace","path":"/description","value":"a=b"}""", "description")]
    [InlineData("""{"op":"replace","path":"/scopes","value":"ui"}""", null)]
    [InlineData("""{"op":"replace","path":"/description/0","value":"a"}""", null)]
    [InlineData("""{"op":"remove","path":"/description","value":""}""", null)]
    [InlineData("""{"op":"add","path":"/description","value":"a"}""", null)]
    [InlineData("""{"path":"/description","value":"a"}""", null)]
    public async Task An_invalid_change_is_rejected_and_returned_in_the_error(string operation, string? property)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.PatchAsync(
            emulator.Veeam.AdministratorLoginId,
            $"[{operation}]"
        );

        JsonObject error = await response.ErrorAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal($"logical 1001 {operation}", $"{error["type"]} {error["code"]} {error["failedJsonPatch"]}");
        Assert.Equal(property, (string?)error["propertyName"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""{"op":"replace","path":"/status","value":"disabled"}""")]
    public async Task A_body_that_is_not_a_list_of_changes_is_rejected(string body)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.PatchAsync(emulator.Veeam.AdministratorLoginId, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1001, (int?)(await response.ErrorAsync())["code"]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json-patch+json")]
    public async Task The_changes_must_be_declared_as_json(string mediaType)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.PatchAsync(
            emulator.Veeam.AdministratorLoginId,
            "[]",
            mediaType: mediaType
        );

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(415, (int?)(await response.ErrorAsync())["code"]);
    }

    [Theory]
    [InlineData("disabledDueToCompany", "enabled", HttpStatusCode.Forbidden)]
    [InlineData("suspendedByMoonlight", "enabled", HttpStatusCode.Forbidden)]
    [InlineData("disabledDueToCompany", "disabled", HttpStatusCode.OK)]
    [InlineData("disabled", "enabled", HttpStatusCode.OK)]
    public async Task A_login_that_is_disabled_for_another_reason_cannot_be_enabled(
        string status,
        string wanted,
        HttpStatusCode expected
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        long id = (long)(await caller.CreatedAsync("nightly"))["id"]!;
        emulator.Veeam.Logins[^1].Status = status;

        using HttpResponseMessage response = await caller.ReplaceAsync(id, "/status", wanted);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? wanted : status, emulator.Veeam.Logins[^1].Status);
    }

    [Fact]
    public async Task A_deleted_key_stops_working_at_once_and_cannot_be_deleted_again()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        JsonNode created = await caller.CreatedAsync("nightly");
        using VeeamCaller other = new(emulator, (string)created["parameters"]!);

        using HttpResponseMessage deleted = await caller.DeleteAsync((long)created["id"]!);
        using HttpResponseMessage refused = await other.GetAsync("users/me");
        using HttpResponseMessage gone = await caller.GetAsync($"users/{caller.OwnUid}/logins/{created["id"]}");
        using HttpResponseMessage again = await caller.DeleteAsync((long)created["id"]!);

        Assert.Equal("""{"data":true,"meta":null,"errors":null}""", await deleted.TextAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [gone.StatusCode, again.StatusCode]);
        Assert.Equal(4, emulator.Veeam.Logins.Count);
    }

    [Fact]
    public async Task Unknown_statuses_and_scopes_are_returned_unchanged()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        VeeamEmulatedLogin login = emulator.Veeam.Logins[^1];
        login.Status = "suspendedByMoonlight";
        login.Scopes = ["telepathy"];

        using HttpResponseMessage response = await caller.GetAsync($"users/{login.UserUid}/logins/{login.Id}");

        JsonNode reported = await response.DataAsync();
        Assert.Equal("suspendedByMoonlight telepathy", $"{reported["status"]} {reported["scopes"]![0]}");
        Assert.Throws<ArgumentException>(() => login.Status = " ");
        Assert.Throws<ArgumentNullException>(() => login.Scopes = null!);
    }
}
