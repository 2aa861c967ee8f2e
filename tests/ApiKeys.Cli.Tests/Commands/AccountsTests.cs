using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class AccountsTests
{
    [Fact]
    public async Task The_configured_accounts_are_told_without_asking_anybody()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult table = await accounts.Tool.RunAsync("accounts");
        ToolResult json = await accounts.Tool.RunAsync("accounts", "--output", "json");

        Assert.Equal((0, ""), (table.ExitCode, table.Error));
        Assert.Equal(4, table.Lines.Count);
        Assert.Equal(
            $$"""[{"account":"backup","service":"Veeam","address":"{{accounts.Emulator.Veeam.BaseAddress}}"},{"account":"eam","service":"Maximo","address":"{{accounts.Emulator.Maximo.BaseAddress}}"},{"account":"prod","service":"Aimms","address":"{{accounts.Emulator.Aimms.BaseAddress}}"}]""" + "\n",
            json.Output);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task One_account_can_be_chosen()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("accounts", "--account", "EAM", "--output", "json");

        Assert.Equal("eam", (string?)Assert.Single(result.Json.AsArray())!["account"]);
    }
}
