using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Maximo;

namespace ApiKeys.Client.Testing.Tests.Maximo;

public class MaximoLifeTests
{
    [Fact]
    public async Task Keys_are_listed_in_the_order_of_their_creation_and_can_be_read_one_by_one()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();

        using HttpResponseMessage list = await caller.ListAsync();
        using HttpResponseMessage get = await caller.GetAsync(id);

        JsonArray keys = (await list.JsonAsync()).AsArray();
        Assert.Equal([emulator.Maximo.AdministratorKeyId, id], keys.Select(key => (string)key!["id"]!));
        Assert.Equal(
            """{"systemAdmin":true,"userAdmin":true,"apikeyAdmin":true}""",
            keys[0]!["permissions"]!.ToJsonString()
        );
        Assert.Equal("NEVER", (string?)keys[0]!["status"]!["tokenRefreshInterval"]);
        Assert.Equal(keys[1]!.ToJsonString(), (await get.JsonAsync()).ToJsonString());
    }

    [Fact]
    public async Task An_update_replaces_what_can_be_changed()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await caller.CreatedAsync();
        JsonObject change = MaximoCaller.Change(1, "P30D", active: false, apikeyAdmin: true);
        change.Remove("description");

        emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage response = await caller.UpdateAsync(id, change);

        JsonNode key = await response.JsonAsync();
        MaximoEmulatedKey held = emulator.Maximo.Keys[^1];
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, (long?)key["version"]);
        Assert.Null(key["description"]);
        Assert.Equal("""{"active":false,"tokenRefreshInterval":"P30D"}""", key["status"]!.ToJsonString());
        Assert.Equal(
            """{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":true}""",
            key["permissions"]!.ToJsonString()
        );
        Assert.Equal("2026-03-10T12:00:00.000Z", (string?)key["added"]!["timestamp"]);
        Assert.Equal("2026-03-10T12:00:01.000Z", (string?)key["updated"]!["timestamp"]);
        Assert.Equal(
            (2, false, "P30D", true),
            (held.Version, held.Active, held.TokenRefreshInterval, held.Matches(token))
        );
    }

    [Fact]
    public async Task An_update_with_another_version_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();

        using HttpResponseMessage first = await caller.UpdateAsync(id, MaximoCaller.Change(1));
        using HttpResponseMessage stale = await caller.UpdateAsync(id, MaximoCaller.Change(1, "P1D"));
        using HttpResponseMessage ahead = await caller.UpdateAsync(id, MaximoCaller.Change(3, "P1D"));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.All([stale, ahead], response => Assert.Equal(HttpStatusCode.Conflict, response.StatusCode));
        Assert.Equal("AIUCO1005E", (string?)(await stale.JsonAsync())["exception"]!["id"]);
        Assert.Equal("P90D", emulator.Maximo.Keys[^1].TokenRefreshInterval);
    }

    [Fact]
    public async Task Of_concurrent_updates_one_succeeds()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => caller.UpdateAsync(id, MaximoCaller.Change(1)))
        );

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.OK);
        Assert.Equal(19, responses.Count(response => response.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(2, emulator.Maximo.Keys[^1].Version);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("status")]
    [InlineData("permissions")]
    public async Task An_update_without_a_member_is_rejected(string member)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();
        JsonObject change = MaximoCaller.Change(1);
        change.Remove(member);

        using HttpResponseMessage response = await caller.UpdateAsync(id, change);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1, emulator.Maximo.Keys[^1].Version);
    }

    [Theory]
    [InlineData("version", "\"1\"")]
    [InlineData("version", "1.5")]
    [InlineData("id", "\"mine\"")]
    [InlineData("lastRotated", "{}")]
    public async Task An_update_with_a_wrong_or_unknown_member_is_rejected(string member, string value)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();
        JsonObject change = MaximoCaller.Change(1);
        change[member] = JsonNode.Parse(value);

        using HttpResponseMessage response = await caller.UpdateAsync(id, change);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Refresh_returns_a_new_token_and_the_old_one_stops_working_at_once()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string old) = await caller.CreatedAsync();

        emulator.Clock.Advance(TimeSpan.FromMinutes(5));
        using HttpResponseMessage response = await caller.RefreshAsync(id);

        JsonNode key = await response.JsonAsync();
        string token = (string)key["token"]!;
        using HttpResponseMessage withOld = await caller.AuthenticateAsync(id, old);
        using HttpResponseMessage withNew = await caller.AuthenticateAsync(id, token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            (id, 2, "2026-03-10T12:05:00.000Z"),
            ((string?)key["id"], (long?)key["version"], (string?)key["updated"]!["timestamp"])
        );
        Assert.Equal(HttpStatusCode.Unauthorized, withOld.StatusCode);
        Assert.Equal(HttpStatusCode.OK, withNew.StatusCode);
        Assert.Equal(Instants.Now.AddMinutes(5), emulator.Maximo.Keys[^1].TokenIssuedAt);
    }

    [Fact]
    public async Task Refresh_with_a_body_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await caller.CreatedAsync();

        using HttpResponseMessage response = await caller.SendAsync("POST", $"{MaximoCaller.Keys}/{id}/token", []);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True(emulator.Maximo.Keys[^1].Matches(token));
    }

    [Theory]
    [InlineData("2026-03-10T12:00:00Z", "PT1H", "2026-03-10T13:00:00Z")]
    [InlineData("2026-03-10T12:00:00Z", "P1W", "2026-03-17T12:00:00Z")]
    [InlineData("2026-03-10T12:00:00Z", "P90D", "2026-06-08T12:00:00Z")]
    [InlineData("2027-01-31T00:00:00Z", "P1M", "2027-02-28T00:00:00Z")]
    [InlineData("2028-02-29T00:00:00Z", "P1Y", "2029-02-28T00:00:00Z")]
    public async Task A_token_works_until_its_interval_has_passed_and_again_after_a_refresh(
        string issued,
        string interval,
        string end
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Clock.SetUtcNow(DateTimeOffset.Parse(issued, null));
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        administrator.Use(await administrator.AccessTokenAsync("NEVER"));
        (string id, string token) = await administrator.CreatedAsync(MaximoCaller.Body(interval));
        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);

        emulator.Clock.SetUtcNow(DateTimeOffset.Parse(end, null).AddTicks(-1));
        using HttpResponseMessage before = await other.AuthenticateAsync();
        emulator.Clock.SetUtcNow(DateTimeOffset.Parse(end, null));
        using HttpResponseMessage after = await other.AuthenticateAsync();
        DateTimeOffset? reported = emulator.Maximo.Keys[^1].TokenExpiresAt;
        using HttpResponseMessage refreshed = await administrator.RefreshAsync(id);
        using MaximoCaller again = await MaximoCaller.AuthenticatedAsync(
            emulator,
            id,
            (string)(await refreshed.JsonAsync())["token"]!
        );

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal(DateTimeOffset.Parse(end, null), reported);
    }

    [Theory]
    [InlineData("NEVER")]
    [InlineData("P8000Y")]
    [InlineData("P999999Y")]
    public async Task A_token_with_the_interval_NEVER_does_not_expire(string interval)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync(MaximoCaller.Body(interval));

        emulator.Clock.SetUtcNow(new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);

        Assert.Null(emulator.Maximo.Keys[^1].TokenExpiresAt);
        Assert.Equal($"{id}, version 1, {interval}", emulator.Maximo.Keys[^1].ToString());
    }

    [Fact]
    public async Task A_shorter_interval_counts_from_the_creation_of_the_token()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync(MaximoCaller.Body("P1D"));

        emulator.Clock.Advance(TimeSpan.FromMinutes(10));
        using HttpResponseMessage update = await administrator.UpdateAsync(id, MaximoCaller.Change(1, "PT10M"));
        using HttpResponseMessage signIn = await administrator.AuthenticateAsync(id, token);

        Assert.Equal(HttpStatusCode.OK, update.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.StatusCode);
    }

    [Fact]
    public async Task An_operation_on_an_unknown_key_is_rejected_with_its_code()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();
        using HttpResponseMessage deleted = await caller.DeleteAsync(id);

        using HttpResponseMessage get = await caller.GetAsync(id);
        using HttpResponseMessage update = await caller.UpdateAsync(id, MaximoCaller.Change(1));
        using HttpResponseMessage refresh = await caller.RefreshAsync(id);
        using HttpResponseMessage again = await caller.DeleteAsync(id);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.All(
            [get, update, refresh, again],
            response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode)
        );
        Assert.Equal("AIUCO1006E", (string?)(await get.JsonAsync())["exception"]!["id"]);
        Assert.Equal(emulator.Maximo.AdministratorKeyId, Assert.Single(emulator.Maximo.Keys).Id);
    }

    [Fact]
    public async Task An_id_in_the_path_is_decoded_once()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        string id = emulator.Maximo.AdministratorKeyId;

        using HttpResponseMessage once = await caller.GetAsync(id.Replace("-", "%2D", StringComparison.Ordinal));
        using HttpResponseMessage twice = await caller.GetAsync(id.Replace("-", "%252D", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, once.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
    }
}
