using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Rotation;

/// <summary>Keys are rotated with nothing but the tool and a configuration file.</summary>
public class RotationTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task A_key_is_taken_over_rotated_and_deleted(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync(account);
        await DoneAsync(accounts, "rotation", "init", id, "--account", account, "--policy", "reports");
        await DoneAsync(accounts, "rotation", "adopt", "reports", "--key", id, "--emulator-clock");
        await DoneAsync(accounts, "rotate", "reports", "--yes", "--emulator-clock");

        for (int week = 0; week < 4; week++)
        {
            accounts.Emulator.Clock.Advance(TimeSpan.FromDays(8));
            await DoneAsync(accounts, "rotation", "run", "--once", "--emulator-clock");
        }

        ToolResult listed = await DoneAsync(accounts, "list", "--account", account, "--output", "json");
        JsonNode status = (await DoneAsync(accounts, "rotation", "status", "--output", "json")).Json[0]!;
        Assert.Equal("Steady", (string?)status["phase"]);
        string[] names = [.. listed.Json.AsArray().Select(static key => (string)key!["name"]!)];
        Assert.Contains((string)status["key"]!, names);
        Assert.DoesNotContain("report", names);
    }

    [Fact]
    public async Task The_current_value_is_handed_over()
    {
        await using Accounts accounts = await StartAsync();

        await DoneAsync(accounts, "rotation", "value", "report", "--out", "report.key");

        string value = (await accounts.Tool.ReadAsync("report.key")).Trim();
        Assert.Contains(accounts.Emulator.Aimms.Keys, key => key.Matches(value));
    }

    [Fact]
    public async Task A_dry_run_and_a_plan_change_nothing()
    {
        await using Accounts accounts = await StartAsync();
        accounts.Emulator.Requests.Clear();

        await DoneAsync(accounts, "rotate", "report", "--dry-run", "--emulator-clock");
        await DoneAsync(accounts, "rotation", "plan", "--emulator-clock");
        await DoneAsync(accounts, "rotation", "sweep-orphans", "--dry-run", "--emulator-clock");
        await DoneAsync(accounts, "rotation", "run", "--dry-run", "--emulator-clock");
        await DoneAsync(accounts, "rotation", "pause", "report", "--dry-run", "--emulator-clock");
        await DoneAsync(accounts, "rotation", "rollback", "report", "--dry-run", "--emulator-clock");

        ToolResult status = await DoneAsync(accounts, "rotation", "status", "--output", "json", "--emulator-clock");
        Assert.Equal("Steady", (string?)status.Json[0]!["phase"]);
        Assert.All(accounts.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task A_policy_is_written_and_a_key_taken_over_by_its_name()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("eam");
        string before = await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token);

        ToolResult dry = await DoneAsync(accounts, "rotation", "init", "report", "--account", "eam", "--dry-run");
        Assert.Equal(before, await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token));
        Assert.Contains("\"Account\": \"eam\"", dry.Output, StringComparison.Ordinal);
        await DoneAsync(accounts, "rotation", "init", "report", "--account", "eam");
        await DoneAsync(accounts, "rotation", "adopt", "report", "--key", "report", "--dry-run", "--emulator-clock");
        await DoneAsync(accounts, "rotation", "adopt", "report", "--key", "report", "--emulator-clock");

        Assert.Equal("report", await KeyAsync(accounts));
    }

    [Fact]
    public async Task A_person_pauses_goes_back_and_resumes()
    {
        await using Accounts accounts = await StartAsync();
        string first = await KeyAsync(accounts);
        await DoneAsync(accounts, "rotate", "report", "--yes", "--emulator-clock");
        Assert.NotEqual(first, await KeyAsync(accounts));

        await DoneAsync(accounts, "rotation", "rollback", "report", "--emulator-clock");
        Assert.Equal(first, await KeyAsync(accounts));
        await DoneAsync(accounts, "rotation", "resume", "report", "--emulator-clock");
        await DoneAsync(accounts, "rotation", "pause", "report", "--emulator-clock");

        ToolResult history = await DoneAsync(accounts, "rotation", "history", "report");
        Assert.Contains("rollback", history.Output, StringComparison.Ordinal);
        Assert.Contains("paused", history.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overdue_policy_is_a_finding()
    {
        await using Accounts accounts = await StartAsync();
        accounts.Emulator.Clock.Advance(TimeSpan.FromDays(300));

        ToolResult status = await accounts.Tool.RunAsync("rotation", "status", "--emulator-clock");

        Assert.Equal(3, status.ExitCode);
        Assert.Contains("overdue", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_works_at_no_more_policies_than_it_may()
    {
        await using Accounts accounts = await StartAsync();
        string id = await accounts.CreateReportAsync("backup");
        await DoneAsync(accounts, "rotation", "init", id, "--account", "backup", "--policy", "second");
        accounts.Emulator.Clock.Advance(TimeSpan.FromDays(300));

        ToolResult first = await DoneAsync(accounts, "rotation", "run", "--max", "1", "--emulator-clock");
        ToolResult next = await DoneAsync(accounts, "rotation", "run", "--max", "1", "--emulator-clock");

        Assert.Contains("Policies that were due: 2", first.Error, StringComparison.Ordinal);
        Assert.Contains("Policies that were due: 1", next.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_cannot_be_written_is_a_finding_with_its_remedy()
    {
        await using Accounts accounts = await StartAsync();
        string store = Path.Combine(Path.GetDirectoryName(accounts.ConfigurationFile)!, "rotation", "store");
        Directory.CreateDirectory(Path.Combine(store, "report.tmp")); // Where a state is written before it is moved.
        accounts.Emulator.Clock.Advance(TimeSpan.FromMinutes((24 * 60) + 2));

        ToolResult result = await accounts.Tool.RunAsync("rotation", "run", "--emulator-clock");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("the state of 'report' cannot be read or written", result.Error, StringComparison.Ordinal);
        Assert.Contains(store, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_has_the_age_of_the_key()
    {
        await using Accounts accounts = await StartAsync();
        accounts.Emulator.Clock.Advance(TimeSpan.FromDays(40));

        ToolResult status = await accounts.Tool.RunAsync("rotation", "status", "--emulator-clock");

        Assert.Contains("AGE", status.Output, StringComparison.Ordinal);
        Assert.Contains("40 days", status.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Say what to do", "rotation")]
    [InlineData("No rotation policy is named 'x'", "rotation", "pause", "x")]
    [InlineData("waits for no approval", "rotation", "approve", "report")]
    [InlineData("Add --yes", "rotate", "report")]
    [InlineData("Choose one of --once and --watch", "rotation", "run", "--once", "--watch")]
    [InlineData("Choose one of --watch and --dry-run", "rotation", "run", "--watch", "--dry-run")]
    [InlineData("No policy is named 'reprot'. Did you mean report?", "rotation", "status", "reprot")]
    [InlineData("--max is at least 1", "rotation", "run", "--max", "0")]
    public async Task A_call_that_cannot_be_meant_is_refused(string expected, params string[] arguments)
    {
        await using Accounts accounts = await StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_with_comments_is_left_alone()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("prod");
        string text = "// ours\n" + await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token);
        await File.WriteAllTextAsync(accounts.ConfigurationFile, text, The.Token);

        ToolResult result = await accounts.Tool.RunAsync("rotation", "init", id, "--account", "prod");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("\"KeyName\": \"report\"", result.Error, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token));
    }

    /// <summary>An account at AIMMS with a policy, and a key that the rotation created.</summary>
    private static async Task<Accounts> StartAsync()
    {
        Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("prod");
        await DoneAsync(accounts, "rotation", "init", id, "--account", "prod");
        await DoneAsync(accounts, "rotation", "run", "--emulator-clock");
        return accounts;
    }

    private static async Task<string> KeyAsync(Accounts accounts) =>
        (string)(await DoneAsync(accounts, "rotation", "status", "--output", "json")).Json[0]!["key"]!;

    private static async Task<ToolResult> DoneAsync(Accounts accounts, params string[] arguments)
    {
        ToolResult result = await accounts.Tool.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', arguments)}: {result.ExitCode} {result.Error}");
        return result;
    }
}
