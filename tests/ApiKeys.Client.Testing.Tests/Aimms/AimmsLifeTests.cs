using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Client.Testing.Tests.Aimms;

public class AimmsLifeTests
{
    [Fact]
    public async Task Create_returns_the_requested_key_with_its_value()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync("nightly", "2026-12-31", "PublishApp", "Tasks");

        JsonNode key = await response.JsonAsync();
        string value = (string)key["value"]!;
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(["name", "expiration_date", "scopes", "value"], key.AsObject().Select(member => member.Key));
        Assert.Equal(
            "nightly 2026-12-31 PublishApp,Tasks",
            $"{key["name"]} {key["expiration_date"]} {string.Join(',', key["scopes"]!.AsArray())}"
        );
        Assert.Equal(32, Convert.FromBase64String(value).Length);
        Assert.True(emulator.Aimms.Keys[^1].Matches(value));
    }

    [Fact]
    public async Task A_list_contains_no_values()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        string value = await caller.CreatedValueAsync("nightly", "2026-12-31", "Tasks");

        using HttpResponseMessage response = await caller.ListAsync();

        string text = await response.TextAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain(value, text, StringComparison.Ordinal);
        Assert.DoesNotContain("value", text, StringComparison.Ordinal);
        Assert.Equal(
            ["administrator", "nightly"],
            JsonNode.Parse(text)!.AsArray().Select(key => (string)key!["name"]!)
        );
    }

    [Fact]
    public async Task Both_endpoints_show_the_same_keys_each_in_its_own_naming()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller userManager = new(emulator);
        using AimmsCaller proApi = new(emulator, path: AimmsCaller.ProApi);
        using HttpResponseMessage created = await proApi.CreateAsync("nightly", "2026-12-31", "Tasks");

        using HttpResponseMessage snake = await userManager.ListAsync();
        using HttpResponseMessage camel = await proApi.ListAsync();

        Assert.Equal("2026-12-31", (string?)(await created.JsonAsync())["expirationDate"]);
        Assert.Equal("2026-12-31", (string?)(await snake.JsonAsync())[1]!["expiration_date"]);
        Assert.Equal("2026-12-31", (string?)(await camel.JsonAsync())[1]!["expirationDate"]);
    }

    [Fact]
    public async Task A_deleted_key_stops_working_at_once_and_cannot_be_deleted_again()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller administrator = new(emulator);
        using AimmsCaller other = new(emulator, await administrator.CreatedValueAsync("other", "2026-12-31", "APIKey"));
        using HttpResponseMessage before = await other.ListAsync();

        using HttpResponseMessage deleted = await administrator.DeleteAsync("other");
        using HttpResponseMessage after = await other.ListAsync();
        using HttpResponseMessage again = await administrator.DeleteAsync("other");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound],
            new[] { before, deleted, after, again }.Select(response => response.StatusCode)
        );
        Assert.Equal(AimmsEmulator.AdministratorName, Assert.Single(emulator.Aimms.Keys).Name);
    }

    [Fact]
    public async Task A_key_works_until_its_expiry_and_stays_in_the_list()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller administrator = new(emulator);
        using AimmsCaller other = new(emulator, await administrator.CreatedValueAsync("other", "2026-03-12", "APIKey"));

        emulator.Clock.SetUtcNow(new(2026, 3, 11, 23, 59, 59, TimeSpan.Zero));
        using HttpResponseMessage before = await other.ListAsync();
        emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage after = await other.ListAsync();
        using HttpResponseMessage list = await administrator.ListAsync();

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal("other", (string?)(await list.JsonAsync())[1]!["name"]);
    }
}
