using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Testing.Tests.Control;

namespace ApiKeys.Client.Testing.Tests.Maximo;

public class MaximoControlTests
{
    [Fact]
    public async Task The_index_has_the_credentials_of_Maximo()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode maximo = (await control.JsonAsync("GET", "/emulator"))["services"]!["maximo"]!;
        JsonNode superuser = await control.JsonAsync("GET", "maximo/superuser");

        Assert.Equal("Maximo", (string?)maximo["service"]);
        Assert.Equal(emulator.Maximo.BaseAddress.ToString(), (string?)maximo["baseAddress"]);
        Assert.Equal(emulator.Maximo.AdministratorKeyId, (string?)maximo["credential"]!["ApiKeyId"]);
        Assert.Equal(emulator.Maximo.AdministratorKeyToken, (string?)maximo["credential"]!["ApiKeyToken"]);
        Assert.Equal(emulator.Maximo.AdminAddress.ToString(), (string?)superuser["adminAddress"]);
        Assert.Equal(
            ("superuser", emulator.Maximo.SuperuserPassword),
            ((string?)superuser["userName"], (string?)superuser["password"])
        );
    }

    [Fact]
    public async Task Keys_can_be_read()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();

        JsonNode keys = await control.JsonAsync("GET", "maximo/keys");

        string by = emulator.Maximo.AdministratorKeyId;
        Assert.Equal(
            $$"""{"id":"{{id}}","version":1,"description":"user sync","active":true,"tokenRefreshInterval":"P90D","systemAdmin":false,"userAdmin":true,"apikeyAdmin":false,"addedBy":"{{by}}","addedAt":"2026-03-10T12:00:00+00:00","updatedBy":"{{by}}","updatedAt":"2026-03-10T12:00:00+00:00","tokenIssuedAt":"2026-03-10T12:00:00+00:00","tokenExpiresAt":"2026-06-08T12:00:00+00:00"}""",
            keys[1]!.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        );
    }

    [Fact]
    public async Task Variants_can_be_read_and_replaced()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode put = await control.JsonAsync(
            "PUT",
            "maximo/variants",
            """{"listShape":"wrapped","errorShape":"exceptionWithMessage","updateMethod":"PATCH","jwtLifetime":"00:05:00","omittedMembers":["added"],"paths":{"refresh":"v1/apikeys/{id}/refresh","get":null}}"""
        );
        JsonNode read = await control.JsonAsync("GET", "maximo/variants");
        MaximoVariants held = emulator.Maximo.Variants;
        JsonNode reset = await control.JsonAsync("PUT", "maximo/variants", "{}");

        Assert.Equal(put.ToJsonString(), read.ToJsonString());
        Assert.Equal(
            ("wrapped", "exceptionWithMessage", "PATCH"),
            ((string?)read["listShape"], (string?)read["errorShape"], (string?)read["updateMethod"])
        );
        Assert.Equal((TimeSpan.FromMinutes(5), "added"), (held.JwtLifetime, held.OmittedMembers[0]));
        Assert.Equal(
            ("v1/apikeys/{id}/refresh", null, "v1/apikeys"),
            (held.Paths.Refresh, held.Paths.Get, held.Paths.List)
        );
        Assert.Equal("bare", (string?)reset["listShape"]);
        Assert.Equal("v1/apikeys/{id}", emulator.Maximo.Variants.Paths.Get);
    }

    [Fact]
    public async Task Sign_ins_can_be_counted_and_access_tokens_revoked()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        JsonNode count = await control.JsonAsync("GET", "maximo/sign-ins");
        using HttpResponseMessage revoked = await control.SendAsync("DELETE", "maximo/tokens");
        using HttpResponseMessage after = await caller.ListAsync();

        Assert.Equal("""{"count":1}""", count.ToJsonString());
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Theory]
    [InlineData("""{"listShape":"round"}""")]
    [InlineData("""{"createStatus":204}""")]
    [InlineData("""{"updateMethod":"POST"}""")]
    [InlineData("""{"omittedMembers":["nothing"]}""")]
    [InlineData("""{"omittedMembers":null}""")]
    [InlineData("""{"paths":null}""")]
    [InlineData("""{"paths":{"get":"v1/apikeys"}}""")]
    [InlineData("""{"jwtLifetime":"00:00:00"}""")]
    [InlineData("""{"unknown":true}""")]
    public async Task Invalid_variants_are_rejected_and_change_nothing(string body)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        MaximoVariants before = emulator.Maximo.Variants;

        using HttpResponseMessage response = await control.SendAsync("PUT", "maximo/variants", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Same(before, emulator.Maximo.Variants);
    }
}
