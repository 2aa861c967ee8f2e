using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.Tests.Control;

public class ResetTests
{
    [Fact]
    public async Task A_reset_goes_back_to_the_start_and_keeps_addresses_and_credentials()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        string index = emulator.ToJson();
        VeeamEmulatedUser administrator = emulator.Veeam.Administrator;
        int logins = emulator.Veeam.Logins.Count;
        await control.JsonAsync("POST", "clock", """{"advance":"80d"}""");
        await control.JsonAsync("POST", "faults", """{"kind":"hang"}""");
        administrator.MfaCode = "491625";
        emulator.Veeam.Variants.AsyncMode = VeeamAsyncMode.Always;
        await control.SendAsync("POST", "veeam/logins", """{"count":3}""");

        using HttpResponseMessage response = await ResetAsync(control);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(Instants.Now, emulator.Clock.GetUtcNow());
        Assert.Empty(emulator.Faults.Pending);
        Assert.Empty(emulator.Requests);
        Assert.Equal(logins, emulator.Veeam.Logins.Count);
        Assert.Null(administrator.MfaCode);
        Assert.Same(administrator, emulator.Veeam.Administrator);
        Assert.NotEqual(VeeamAsyncMode.Always, emulator.Veeam.Variants.AsyncMode);
        Assert.Equal(index, emulator.ToJson());
        Assert.Single(emulator.Aimms.Keys, key => key.Matches(emulator.Aimms.AdministratorKey));
        Assert.Equal(emulator.Maximo.AdministratorKeyId, Assert.Single(emulator.Maximo.Keys).Id);
    }

    [Fact]
    public async Task The_root_points_to_the_control_addresses()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode root = await control.JsonAsync("GET", "/");

        Assert.Contains("POST /emulator/reset", root["control"]!.AsArray().Select(line => (string?)line));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30min", 1800)]
    [InlineData("12h", 43_200)]
    [InlineData("2w", 1_209_600)]
    [InlineData("P1D", 86_400)]
    [InlineData("PT1H30M", 5400)]
    [InlineData("1.00:00:00", 86_400)]
    public async Task The_clock_takes_durations_as_other_languages_write_them(string duration, int seconds)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        await control.JsonAsync("POST", "clock", $$"""{"advance":"{{duration}}"}""");

        Assert.Equal(Instants.Now.AddSeconds(seconds), emulator.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("3mo", 3)]
    [InlineData("1y", 12)]
    [InlineData("P1Y", 12)]
    [InlineData("P14M", 14)]
    public async Task Months_and_years_are_steps_of_the_calendar(string duration, int months)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        await control.JsonAsync("POST", "clock", $$"""{"advance":"{{duration}}"}""");

        Assert.Equal(Instants.Now.AddMonths(months), emulator.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("clock", """{"advance":"3m"}""", "Write 3mo for months, or 3min for minutes.")]
    [InlineData("clock", """{"advance":"80"}""", "Add the unit: 80d for days.")]
    [InlineData("clock", """{"advance":"1,5d"}""", "A number has no comma.")]
    [InlineData("clock", """{"advance":7}""", "members can be: utcNow, advance.")]
    [InlineData("faults", """{"kind":"dropAfterComit"}""", "The kinds are: dropBefore, dropAfterCommit,")]
    [InlineData("faults", """{"kind":"hang","often":true}""", "members can be: kind,")]
    public async Task An_error_says_what_is_allowed_without_names_of_types(string path, string body, string text)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        using HttpResponseMessage response = await control.SendAsync("POST", path, body);

        string message = (string)(await response.JsonAsync())["message"]!;
        Assert.Contains(text, message, StringComparison.Ordinal);
        Assert.DoesNotContain("ApiKeys.", message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ResetAsync(ControlCaller control) =>
        await control.SendAsync("POST", "reset", "{}");
}
