using System.Globalization;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests;

public class OutputOptionTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Verbose_logs_requests_to_standard_error_without_secrets(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([
            .. Accounts.CreateAt(account),
            "--out",
            "new.key",
            "--verbose",
            "--output",
            "json",
        ]);

        Assert.Equal((0, "report"), (result.ExitCode, (string?)result.Json["name"]));
        Assert.Contains($"account '{account}': create", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.SecretsIn(result.Error));
        Assert.DoesNotContain("HTTP request", result.Error, StringComparison.Ordinal);
        Assert.Matches(@"debug: POST http://127\.0\.0\.1:\d+/\S+: 20[01] in \d\.\d{3} s", result.Error);
        Assert.DoesNotContain(await accounts.Tool.ReadAsync("new.key"), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_shows_each_retry_and_the_error_once()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__RetryDelay"] = "00:00:00";
        accounts.Emulator.Faults.Add(Fault.Respond(503).On("GET").Always());

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "prod", "--verbose");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(4, result.Error.Split('\n').Count(line => line.Contains(": 503 in ", StringComparison.Ordinal)));
        Assert.Single(
            result.Error.Split('\n'),
            line =>
                line.Contains("The service failed", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("error: ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Instants_in_json_are_in_UTC_in_every_time_zone_of_the_machine()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["TZ"] = "Asia/Tokyo";
        string id = await accounts.CreateReportAsync("backup");

        ToolResult result = await accounts.Tool.RunAsync("show", id, "--account", "backup", "--output", "json");

        DateTimeOffset created = accounts
            .Emulator.Veeam.Logins.Single(login => login.Description == "report")
            .CreatedAt;
        Assert.Equal(
            created.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            (string?)result.Json["createdAt"]
        );
    }

    [Fact]
    public async Task Quiet_keeps_errors()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("show", "none", "--account", "prod", "--quiet");

        Assert.Equal(4, result.ExitCode);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
    }
}
