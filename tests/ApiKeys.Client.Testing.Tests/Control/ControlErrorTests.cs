using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Control;

/// <summary>Errors of control requests, read by people who write other languages.</summary>
public class ControlErrorTests
{
    [Theory]
    [InlineData("POST", "clock", """{"utcNow":"soon"}""", "'soon' is no instant. Write it as 2027-01-01T00:00:00Z.")]
    [InlineData("POST", "faults", """{"kind":"delay","delay":"3m"}""", "'3m' is no duration, such as 30s, 10min,")]
    [InlineData("POST", "faults", """{"kind":"contentType"}""", "needs the member contentType.")]
    [InlineData("POST", "faults", """{"kind":"hang","times":0}""", "times")]
    [InlineData(
        "POST",
        "faults",
        """{"kind":"hang","on":"FETCH"}""",
        "a request: GET, HEAD, POST, PUT, PATCH, DELETE."
    )]
    [InlineData("PUT", "aimms/variants", """{"listShape":"round"}""", "at $.listShape. The values there are: bare,")]
    [InlineData("PUT", "aimms/variants", """{"extraScopes":null}""", "A member is null that must have a value.")]
    [InlineData("PUT", "maximo/variants", """{"updateMethod":"POST"}""", "It is PUT or PATCH.")]
    [InlineData("PUT", "maximo/variants", """{"jwtLifetime":"long"}""", "'long' is no duration, such as")]
    [InlineData("PUT", "veeam/variants", """{"asyncMode":"sometimes"}""", "The values there are:")]
    public async Task An_error_says_what_is_allowed_in_words_of_JSON(
        string method,
        string path,
        string body,
        string text
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        using HttpResponseMessage response = await control.SendAsync(method, path, body);

        string message = (string)(await response.JsonAsync())["message"]!;
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(text, message, StringComparison.Ordinal);
        Assert.DoesNotMatch("System\\.|Parameter|Nullable|Actual value|\\n", message);
    }

    [Fact]
    public async Task Durations_can_be_written_as_other_languages_do_everywhere()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        await control.JsonAsync("PUT", "maximo/variants", """{"jwtLifetime":"2h","longestJwtLifetime":"P90D"}""");
        await control.JsonAsync("PUT", "veeam/variants", """{"accessTokenLifetime":"30min"}""");
        JsonNode pending = await control.JsonAsync("POST", "faults", """{"kind":"delay","delay":"5s"}""");

        Assert.Equal(TimeSpan.FromHours(2), emulator.Maximo.Variants.JwtLifetime);
        Assert.Equal(TimeSpan.FromDays(90), emulator.Maximo.Variants.LongestJwtLifetime);
        Assert.Equal(TimeSpan.FromMinutes(30), emulator.Veeam.Variants.AccessTokenLifetime);
        Assert.Equal("00:00:05", (string?)pending[0]!["delay"]);
    }
}
