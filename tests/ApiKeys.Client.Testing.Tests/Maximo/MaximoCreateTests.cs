using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Maximo;

public class MaximoCreateTests
{
    private const string Valid =
        """{"description":"user sync","status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}""";

    [Fact]
    public async Task Create_returns_the_whole_key_with_its_token()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage response = await caller.CreateAsync(MaximoCaller.Body("P1W"));

        JsonObject key = (await response.JsonAsync()).AsObject();
        string stamp = $$"""{"id":"{{emulator.Maximo.AdministratorKeyId}}","timestamp":"2026-03-10T12:00:00.000Z"}""";
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(
            ["id", "version", "status", "description", "permissions", "added", "updated", "token"],
            key.Select(member => member.Key)
        );
        Assert.Matches(@"\Aa-emulator-[a-z]{12}\z", (string?)key["id"]);
        Assert.Equal(1, (long?)key["version"]);
        Assert.Equal("""{"active":true,"tokenRefreshInterval":"P1W"}""", key["status"]!.ToJsonString());
        Assert.Equal("user sync", (string?)key["description"]);
        Assert.Equal(
            """{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}""",
            key["permissions"]!.ToJsonString()
        );
        Assert.Equal(stamp, key["added"]!.ToJsonString());
        Assert.Equal(stamp, key["updated"]!.ToJsonString());
        Assert.True(emulator.Maximo.Keys[^1].Matches((string)key["token"]!));
    }

    [Fact]
    public async Task A_token_contains_punctuation_that_must_be_escaped()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        (_, string token) = await caller.CreatedAsync();

        Assert.All("&_+:=%/", mark => Assert.Contains(mark, token));
        Assert.All("&_+:=%/", mark => Assert.Contains(mark, emulator.Maximo.SuperuserPassword));
        Assert.All("&_+=%/", mark => Assert.Contains(mark, emulator.Maximo.AdministratorKeyToken));
        Assert.DoesNotContain(':', emulator.Maximo.AdministratorKeyToken);
    }

    [Fact]
    public async Task A_token_is_shown_once()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await caller.CreatedAsync();

        using HttpResponseMessage list = await caller.ListAsync();
        using HttpResponseMessage get = await caller.GetAsync(id);
        using HttpResponseMessage update = await caller.UpdateAsync(id, MaximoCaller.Change(1));

        foreach (HttpResponseMessage response in new[] { list, get, update })
        {
            string text = await response.TextAsync();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains(id, text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"token\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_description_can_be_left_out()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        JsonObject body = MaximoCaller.Body();
        body.Remove("description");

        using HttpResponseMessage response = await caller.CreateAsync(body);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.False((await response.JsonAsync()).AsObject().ContainsKey("description"));
        Assert.Null(emulator.Maximo.Keys[^1].Description);
    }

    [Fact]
    public async Task A_key_can_have_no_permission_and_be_disabled_from_the_start()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        (string id, string token) = await caller.CreatedAsync(
            MaximoCaller.Body("NEVER", userAdmin: false, active: false)
        );
        using HttpResponseMessage signIn = await caller.AuthenticateAsync(id, token);

        Assert.Equal(HttpStatusCode.Unauthorized, signIn.StatusCode);
        Assert.False(emulator.Maximo.Keys[^1].Active || emulator.Maximo.Keys[^1].UserAdmin);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"description":"d","permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}""")]
    [InlineData("""{"description":"d","status":{"active":true,"tokenRefreshInterval":"P90D"}}""")]
    [InlineData(
        """{"description":null,"status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData(
        """{"description":7,"status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData(
        """{"description":"\ud800","status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData(
        """{"id":"mine","status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData(
        """{"version":1,"status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData("""{"status":true,"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}""")]
    [InlineData(
        """{"status":{"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData(
        """{"status":{"active":true},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData(
        """{"status":{"active":"true","tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData(
        """{"status":{"active":true,"tokenRefreshInterval":90},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData(
        """{"status":{"active":true,"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false}}"""
    )]
    [InlineData("""{"status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":["userAdmin"]}""")]
    [InlineData("""{"status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"userAdmin":true}}""")]
    [InlineData(
        """{"status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":0,"userAdmin":1,"apikeyAdmin":0}}"""
    )]
    [InlineData(
        """{"status":{"active":true,"tokenRefreshInterval":"P90D"},"permissions":{"systemAdmin":false,"userAdmin":true,"apiKeyAdmin":false}}"""
    )]
    public async Task Create_with_a_body_that_is_not_as_specified_is_rejected(string body)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await caller.SendAsync("POST", MaximoCaller.Keys, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("CUDRS0001E", (string?)(await response.JsonAsync())["exception"]!["id"]);
        Assert.Single(emulator.Maximo.Keys);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.Created)]
    [InlineData("Application/JSON; charset=utf-8", HttpStatusCode.Created)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    public async Task The_body_must_be_declared_as_json(string? contentType, HttpStatusCode expected)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(Valid));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using HttpResponseMessage response = await caller.SendAsync("POST", MaximoCaller.Keys, content);

        Assert.Equal(expected, response.StatusCode);
    }
}
