using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Commands;

public class DeleteTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Delete_with_yes_deletes_the_key(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync(account);

        ToolResult result = await accounts.Tool.RunAsync("delete", id, "--account", account, "--yes");

        Assert.Equal(
            (0, "", $"Deleted '{id}' at the account '{account}'.\n"),
            (result.ExitCode, result.Output, result.Error)
        );
        Assert.Equal(0, accounts.Reports(account));
    }

    [Fact]
    public async Task Delete_without_a_terminal_needs_yes_and_does_not_read_standard_input()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("prod");
        using RunningTool running = accounts.Tool.Start("delete", id, "--account", "prod");

        await running.InputAsync("y\ny\n");
        ToolResult result = await running.EndAsync();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, accounts.Reports("prod"));
    }

    [Fact]
    public async Task Delete_with_an_unknown_outcome_shows_the_command_to_retry()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("prod");
        accounts.Emulator.Faults.Add(Fault.DropAfterCommit().On("DELETE"));
        accounts.Emulator.Faults.Add(Fault.Respond(500).On("DELETE").Always());
        accounts.Tool.Environment["ApiKeys__prod__RetryDelay"] = "00:00:00";

        ToolResult result = await accounts.Tool.RunAsync("delete", id, "--account", "prod", "--yes");

        Assert.Equal((6, ""), (result.ExitCode, result.Output));
        Assert.Contains("\nRetry: apikeys delete report --account prod\n", result.Error, StringComparison.Ordinal);
    }
}
