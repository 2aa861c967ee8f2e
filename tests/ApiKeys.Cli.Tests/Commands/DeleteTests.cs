using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Commands;

public class DeleteTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task A_key_is_deleted(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.IssueAsync(account);

        ToolResult result = await accounts.Tool.RunAsync("delete", id, "--account", account, "--yes");

        Assert.Equal(
            (0, "", $"Deleted '{id}' at the account '{account}'.\n"),
            (result.ExitCode, result.Output, result.Error)
        );
        Assert.Equal(0, accounts.Reports(account));
    }

    [Fact]
    public async Task Without_a_terminal_it_has_to_be_said_that_it_is_meant_and_standard_input_says_nothing()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.IssueAsync("prod");
        using RunningTool running = accounts.Tool.Start("delete", id, "--account", "prod");

        await running.InputAsync("y\ny\n");
        ToolResult result = await running.EndAsync();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, accounts.Reports("prod"));
    }

    [Fact]
    public async Task A_deletion_whose_outcome_is_unknown_is_to_be_called_again()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.IssueAsync("prod");
        accounts.Emulator.Faults.Add(Fault.DropAfterCommit().On("DELETE"));
        accounts.Emulator.Faults.Add(Fault.Respond(500).On("DELETE").Always());
        accounts.Tool.Environment["ApiKeys__prod__RetryDelay"] = "00:00:00";

        ToolResult result = await accounts.Tool.RunAsync("delete", id, "--account", "prod", "--yes");

        Assert.Equal((6, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "\nDelete it again: apikeys delete report --account prod\n",
            result.Error,
            StringComparison.Ordinal
        );
    }
}
