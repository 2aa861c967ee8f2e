using System.Net;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Maximo;

public class MaximoAccessTests
{
    [Theory]
    [InlineData("GET", "v1/apikeys")]
    [InlineData("POST", "v1/apikeys")]
    [InlineData("GET", "v1/apikeys/a-emulator-x")]
    [InlineData("PUT", "v1/apikeys/a-emulator-x")]
    [InlineData("DELETE", "v1/apikeys/a-emulator-x")]
    [InlineData("POST", "v1/apikeys/a-emulator-x/token")]
    public async Task A_request_without_an_access_token_or_with_an_unknown_one_is_rejected(string method, string path)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);

        using HttpResponseMessage without = await caller.SendAsync(method, path);
        caller.Use("eyJhbGciOiJSUzI1NiJ9.e30.AA");
        using HttpResponseMessage unknown = await caller.SendAsync(method, path);
        caller.Use(emulator.Maximo.AdministratorKeyToken);
        using HttpResponseMessage ofKey = await caller.SendAsync(method, path);

        Assert.All(
            [without, unknown, ofKey],
            response => Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode)
        );
        Assert.EndsWith(
            "The access token is empty or invalid.",
            (string?)(await unknown.JsonAsync())["message"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true, true, false, HttpStatusCode.Forbidden)]
    [InlineData(false, false, false, HttpStatusCode.Forbidden)]
    [InlineData(false, false, true, HttpStatusCode.OK)]
    public async Task Managing_keys_needs_only_the_permission_apikeyAdmin(
        bool systemAdmin,
        bool userAdmin,
        bool apikeyAdmin,
        HttpStatusCode expected
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync(
            MaximoCaller.Body(systemAdmin: systemAdmin, userAdmin: userAdmin, apikeyAdmin: apikeyAdmin)
        );
        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);

        using HttpResponseMessage list = await other.ListAsync();
        using HttpResponseMessage get = await other.GetAsync(id);

        Assert.Equal(expected, list.StatusCode);
        Assert.Equal(expected, get.StatusCode);
    }

    [Fact]
    public async Task A_change_without_the_permission_apikeyAdmin_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync();
        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);

        using HttpResponseMessage create = await other.CreateAsync(MaximoCaller.Body());
        using HttpResponseMessage update = await other.UpdateAsync(id, MaximoCaller.Change(1, apikeyAdmin: true));
        using HttpResponseMessage refresh = await other.RefreshAsync(id);
        using HttpResponseMessage delete = await other.DeleteAsync(id);

        Assert.All(
            [create, update, refresh, delete],
            response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode)
        );
        Assert.Equal("AIUCO1003E", (string?)(await create.JsonAsync())["exception"]!["id"]);
        Assert.Equal(2, emulator.Maximo.Keys.Count);
        Assert.Equal(1, emulator.Maximo.Keys[^1].Version);
    }

    [Fact]
    public async Task A_removed_permission_stops_working_at_once()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync(MaximoCaller.Body(apikeyAdmin: true));
        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);

        using HttpResponseMessage before = await other.ListAsync();
        using HttpResponseMessage update = await administrator.UpdateAsync(id, MaximoCaller.Change(1));
        using HttpResponseMessage after = await other.ListAsync();

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden],
            new[] { before, update, after }.Select(response => response.StatusCode)
        );
    }

    [Fact]
    public async Task RevokeTokens_ends_all_access_tokens_and_keeps_the_keys()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        using HttpResponseMessage before = await caller.ListAsync();

        emulator.Maximo.RevokeTokens();
        using HttpResponseMessage after = await caller.ListAsync();
        caller.Use(await caller.AccessTokenAsync());
        using HttpResponseMessage again = await caller.ListAsync();

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK],
            new[] { before, after, again }.Select(response => response.StatusCode)
        );
    }

    [Fact]
    public async Task A_disabled_key_loses_its_access_tokens_and_does_not_get_them_back()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync(MaximoCaller.Body(apikeyAdmin: true));
        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);

        using HttpResponseMessage disabled = await administrator.UpdateAsync(
            id,
            MaximoCaller.Change(1, active: false, apikeyAdmin: true)
        );
        using HttpResponseMessage call = await other.ListAsync();
        using HttpResponseMessage signIn = await other.AuthenticateAsync();
        using HttpResponseMessage enabled = await administrator.UpdateAsync(
            id,
            MaximoCaller.Change(2, apikeyAdmin: true)
        );
        using HttpResponseMessage callAgain = await other.ListAsync();
        using HttpResponseMessage authenticateAgain = await other.AuthenticateAsync();

        Assert.Equal(
            [
                HttpStatusCode.OK,
                HttpStatusCode.Unauthorized,
                HttpStatusCode.Unauthorized,
                HttpStatusCode.OK,
                HttpStatusCode.Unauthorized,
                HttpStatusCode.OK,
            ],
            new[] { disabled, call, signIn, enabled, callAgain, authenticateAgain }.Select(response =>
                response.StatusCode
            )
        );
        Assert.True((bool)(await enabled.JsonAsync())["status"]!["active"]!);
    }

    [Fact]
    public async Task A_deleted_key_loses_its_access_tokens()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync(MaximoCaller.Body(apikeyAdmin: true));
        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);
        using HttpResponseMessage before = await other.ListAsync();

        using HttpResponseMessage deleted = await administrator.DeleteAsync(id);
        using HttpResponseMessage after = await other.ListAsync();
        using HttpResponseMessage signIn = await other.AuthenticateAsync();

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized],
            new[] { before, deleted, after, signIn }.Select(response => response.StatusCode)
        );
    }

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.Unauthorized)]
    public async Task A_variant_decides_whether_a_refresh_ends_access_tokens(bool ends, HttpStatusCode expected)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.RefreshEndsAccess = ends;
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync(MaximoCaller.Body(apikeyAdmin: true));
        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);

        using HttpResponseMessage refreshed = await administrator.RefreshAsync(id);
        using HttpResponseMessage call = await other.ListAsync();
        using HttpResponseMessage bystander = await administrator.ListAsync();

        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
        Assert.Equal(expected, call.StatusCode);
        Assert.Equal(HttpStatusCode.OK, bystander.StatusCode);
    }

    [Fact]
    public async Task An_expired_key_keeps_its_access_token_until_that_ends()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync(MaximoCaller.Body("PT10M", apikeyAdmin: true));
        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);

        emulator.Clock.Advance(TimeSpan.FromMinutes(20));
        using HttpResponseMessage call = await other.ListAsync();
        using HttpResponseMessage signIn = await other.AuthenticateAsync();

        Assert.Equal(HttpStatusCode.OK, call.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.StatusCode);
    }

    [Fact]
    public async Task Variants_set_the_lifetime_of_access_tokens_and_omit_it_from_them()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants = new()
        {
            JwtLifetime = TimeSpan.FromSeconds(90),
            JwtOmitsExpiry = true,
            JwtOmitsIssuedAt = true,
        };
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);
        string token = await caller.AccessTokenAsync();
        caller.Use(token);

        emulator.Clock.Advance(TimeSpan.FromSeconds(89));
        using HttpResponseMessage before = await caller.ListAsync();
        emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage after = await caller.ListAsync();

        JsonObject claims = AccessTokens.Claims(token);
        Assert.Equal(["sub", "uniqueSecurityName"], claims.Select(claim => claim.Key));
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Maximo.Variants.JwtLifetime = TimeSpan.Zero);
    }
}
