using System.Net;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamAboutTests
{
    [Fact]
    public async Task The_console_says_its_version_and_its_installation_to_who_has_a_key()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        using VeeamCaller stranger = new(emulator, "not-a-real-key");

        using HttpResponseMessage response = await caller.GetAsync("about");
        using HttpResponseMessage again = await caller.GetAsync("about");
        using HttpResponseMessage refused = await stranger.GetAsync("about");

        JsonNode about = (await response.JsonAsync())["data"]!;
        Assert.Equal("9.1.0.0", (string?)about["serverVersion"]);
        Assert.True(Guid.TryParse((string?)about["installationId"], out _));
        Assert.Equal(about.ToJsonString(), (await again.JsonAsync())["data"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }
}
