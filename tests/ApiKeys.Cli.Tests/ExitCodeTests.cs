using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests;

public class ExitCodeTests
{
    [Theory]
    [InlineData("lst")]
    [InlineData("list", "--acount", "prod")]
    [InlineData("list", "--output", "xml")]
    [InlineData("list", "--timeout", "0")]
    [InlineData("list", "--timeout", "soon")]
    [InlineData("list", "surplus")]
    [InlineData]
    public async Task An_invalid_command_line_has_exit_code_2_and_no_standard_output(params string[] arguments)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(401, 5)]
    [InlineData(403, 5)]
    public async Task A_failure_of_the_service_has_exit_code_1_and_a_rejection_5(int status, int exitCode)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__RetryDelay"] = "00:00:00";
        accounts.Emulator.Faults.Add(Fault.Respond(status, "{}").Always());

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "prod", "--output", "json");

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "--account", "eam")]
    [InlineData("list", "--all")]
    [InlineData("accounts", "--check")]
    [InlineData("audit")]
    [InlineData("show", "x", "--account", "eam")]
    [InlineData("delete", "x", "--account", "eam", "--yes")]
    public async Task The_same_failure_has_the_same_exit_code_in_every_command(params string[] arguments)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__eam__ApiKeyToken"] = "";
        accounts.Tool.Environment["ApiKeys__eam__Acount"] = "unknown";

        ToolResult result = await accounts.Tool.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task A_timeout_has_exit_code_1()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Hang().Always());

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "prod", "--timeout", "0.2");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("00:00:00.2", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public async Task An_interruption_has_exit_code_130(string signal)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Hang().Always());
        using RunningTool running = accounts.Tool.Start("list", "--account", "prod");
        await accounts.Emulator.Requests.WaitForAsync(_ => true, The.Token);

        await running.SignalAsync(signal);
        ToolResult result = await running.EndAsync();

        Assert.Equal(
            (130, "", "error: Interrupted. Nothing was changed.\n"),
            (result.ExitCode, result.Output, result.Error)
        );
    }
}
