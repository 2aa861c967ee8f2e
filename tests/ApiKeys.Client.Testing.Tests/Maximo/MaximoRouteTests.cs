using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Maximo;

namespace ApiKeys.Client.Testing.Tests.Maximo;

public class MaximoRouteTests
{
    [Theory]
    [InlineData("GET", "v1/apikeys", HttpStatusCode.Unauthorized)]
    [InlineData("POST", "v1/apikeys/nobody/token", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "v1/apikeys/nobody/token", HttpStatusCode.NotFound)]
    [InlineData("POST", "v1/apikeys/nobody/refresh", HttpStatusCode.NotFound)]
    [InlineData("POST", "v1/authenticate", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "v1/apikeys/nobody", HttpStatusCode.NotFound)]
    [InlineData("GET", "v1/authentication", HttpStatusCode.NotFound)]
    [InlineData("GET", "v1/apikeys/", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "", HttpStatusCode.NotFound)]
    public async Task A_request_without_credentials_shows_which_operations_exist(
        string method,
        string path,
        HttpStatusCode expected
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller stranger = MaximoCaller.Stranger(emulator);

        using HttpResponseMessage response = await stranger.SendAsync(method, path);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_path_gets_the_known_form_of_error()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller stranger = MaximoCaller.Stranger(emulator);

        using HttpResponseMessage response = await stranger.SendAsync("GET", "");

        JsonObject error = (await response.JsonAsync()).AsObject();
        Assert.Equal(["exception", "message", "uuid"], error.Select(member => member.Key));
        Assert.Equal("""{"id":"AIUCO1022E","properties":["/"]}""", error["exception"]!.ToJsonString());
        Assert.StartsWith("AIUCO1022E: ", (string?)error["message"], StringComparison.Ordinal);
        Assert.True(Guid.TryParse((string?)error["uuid"], out _));
    }

    [Fact]
    public async Task A_variant_responds_to_another_method_with_405_and_the_allowed_methods()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller stranger = MaximoCaller.Stranger(emulator);

        using HttpResponseMessage asUnknown = await stranger.SendAsync("PATCH", "v1/apikeys/nobody");
        emulator.Maximo.Variants.WrongMethodStatus = 405;
        using HttpResponseMessage asWrong = await stranger.SendAsync("PATCH", "v1/apikeys/nobody");
        using HttpResponseMessage unknown = await stranger.SendAsync("PATCH", "v1/nothing");

        Assert.Empty(asUnknown.Content.Headers.Allow);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, asWrong.StatusCode);
        Assert.Equal("GET, PUT, DELETE", string.Join(", ", asWrong.Content.Headers.Allow));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_variant_moves_operations_to_other_paths()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.Paths = new()
        {
            List = "v2/keys",
            Get = "v2/keys/{id}",
            Update = "v2/keys/{id}/profile",
            Refresh = "v2/keys/{id}/refresh",
            Delete = "v2/{id}",
        };
        emulator.Maximo.Variants.RefreshMethod = "PUT";
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();

        using HttpResponseMessage list = await caller.SendAsync("GET", "v2/keys");
        using HttpResponseMessage get = await caller.SendAsync("GET", $"v2/keys/{id}");
        using HttpResponseMessage update = await caller.SendAsync(
            "PUT",
            $"v2/keys/{id}/profile",
            MaximoCaller.Change(1)
        );
        using HttpResponseMessage refresh = await caller.SendAsync("PUT", $"v2/keys/{id}/refresh");
        using HttpResponseMessage delete = await caller.SendAsync("DELETE", $"v2/{id}");
        using HttpResponseMessage old = await caller.ListAsync();

        Assert.All([list, get, update, refresh], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(HttpStatusCode.NoContent, delete.StatusCode);
        Assert.Equal("AIUCO1022E", (string?)(await old.JsonAsync())["exception"]!["id"]);
    }

    [Fact]
    public async Task A_missing_operation_has_another_error_than_a_missing_key()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.Paths = new()
        {
            List = null,
            Get = null,
            Update = null,
            Refresh = null,
            Delete = null,
        };
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();

        using HttpResponseMessage list = await caller.ListAsync();
        using HttpResponseMessage get = await caller.GetAsync(id);
        using HttpResponseMessage update = await caller.UpdateAsync(id, MaximoCaller.Change(1));
        using HttpResponseMessage refresh = await caller.RefreshAsync(id);
        using HttpResponseMessage delete = await caller.DeleteAsync(id);

        foreach (HttpResponseMessage response in new[] { list, get, update, refresh, delete })
        {
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("AIUCO1022E", (string?)(await response.JsonAsync())["exception"]!["id"]);
        }
    }

    [Theory]
    [InlineData("/v1/apikeys/{id}")]
    [InlineData("v1/apikeys")]
    [InlineData("v1/apikeys/{key}")]
    [InlineData("v1/{id}/{id}")]
    [InlineData("v1/apikeys/x{id}")]
    public void A_variant_path_without_a_segment_for_the_id_is_refused(string path)
    {
        MaximoKeyPaths paths = new();

        Assert.Throws<ArgumentException>(() => paths.Get = path);
        Assert.Throws<ArgumentException>(() => paths.Update = path);
        Assert.Throws<ArgumentException>(() => paths.Refresh = path);
        Assert.Throws<ArgumentException>(() => paths.Delete = path);
        Assert.Throws<ArgumentException>(() => paths.List = "v1/{id}");
    }
}
