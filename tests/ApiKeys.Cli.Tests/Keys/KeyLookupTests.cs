using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Keys;

/// <summary>A key can be given by its name where there is no key with that id.</summary>
public class KeyLookupTests
{
    [Theory]
    [InlineData("eam", "show")]
    [InlineData("eam", "update", "--description", "other")]
    [InlineData("eam", "enable")]
    [InlineData("eam", "disable", "--yes")]
    [InlineData("eam", "refresh", "--out", "new.key")]
    [InlineData("backup", "show")]
    [InlineData("backup", "update", "--description", "other")]
    [InlineData("backup", "disable", "--yes")]
    public async Task Each_command_finds_a_key_by_its_name(string account, string command, params string[] options)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync(account);

        ToolResult result = await accounts.Tool.RunAsync([
            command,
            "report",
            "--account",
            account,
            "--output",
            "json",
            .. options,
        ]);

        Assert.Equal((0, id), (result.ExitCode, (string?)result.Json["id"]));
    }

    [Theory]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Delete_by_name_says_the_id(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync(account);

        ToolResult result = await accounts.Tool.RunAsync("delete", "report", "--account", account, "--yes");

        Assert.Equal(
            (0, $"Deleted 'report' ({id}) at the account '{account}'.\n", 0),
            (result.ExitCode, result.Error, accounts.Reports(account))
        );
    }

    [Fact]
    public async Task An_exact_id_wins_over_a_name()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");
        await accounts.CreateAtMaximoAsync(id);

        ToolResult result = await accounts.Tool.RunAsync("show", id, "--account", "eam", "--output", "json");

        Assert.Equal("report", (string?)result.Json["name"]);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("delete", "--yes")]
    [InlineData("disable", "--yes")]
    public async Task A_name_that_several_keys_have_is_refused_with_their_ids(string command, params string[] options)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string one = await accounts.CreateReportAsync("eam");
        string other = await accounts.CreateReportAsync("eam");

        ToolResult result = await accounts.Tool.RunAsync([command, "report", "--account", "eam", .. options]);

        Assert.Equal((2, "", 2), (result.ExitCode, result.Output, accounts.Reports("eam")));
        Assert.Contains("2 keys of the account 'eam' are named 'report'", result.Error, StringComparison.Ordinal);
        Assert.Contains(one, result.Error, StringComparison.Ordinal);
        Assert.Contains(other, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disable_by_name_asks_and_without_a_terminal_needs_yes()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");

        ToolResult refused = await accounts.Tool.RunAsync("disable", "report", "--account", "eam");
        ToolResult asked = await accounts.Tool.RunAtTerminalAsync(["yes"], "disable", "report", "--account", "eam");

        Assert.Equal((2, 0), (refused.ExitCode, asked.ExitCode));
        Assert.Contains($"The key 'report' ({id}) is given by its name", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Disable the key 'report'", asked.Output, StringComparison.Ordinal);
    }
}
