using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class AccountsTests
{
    [Fact]
    public async Task Accounts_lists_the_configured_accounts_without_a_request()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult table = await accounts.Tool.RunAsync("accounts");
        ToolResult json = await accounts.Tool.RunAsync("accounts", "--output", "json");

        Assert.Equal((0, ""), (table.ExitCode, table.Error));
        Assert.Equal(4, table.Lines.Count);
        Assert.Equal(
            $$"""[{"account":"backup","service":"Veeam","address":"{{accounts.Emulator.Veeam.BaseAddress}}"},{"account":"eam","service":"Maximo","address":"{{accounts.Emulator.Maximo.BaseAddress}}"},{"account":"prod","service":"Aimms","address":"{{accounts.Emulator.Aimms.BaseAddress}}"}]"""
                + "\n",
            json.Output
        );
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Accounts_with_an_account_option_lists_that_account_only()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("accounts", "--account", "EAM", "--output", "json");

        Assert.Equal("eam", (string?)Assert.Single(result.Json.AsArray())!["account"]);
    }

    [Fact]
    public async Task Accounts_check_reports_whether_each_account_can_authenticate_and_manage_keys()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("accounts", "--check", "--output", "json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            [
                "account",
                "service",
                "address",
                "canSignIn",
                "canManageKeys",
                "signedInAs",
                "credentialExpiresAt",
                "problem",
                "canListKeys",
                "canChangeKeys",
                "learnedOptions",
            ],
            result.Json[0]!.AsObject().Select(member => member.Key)
        );
        Assert.All(
            result.Json.AsArray(),
            account => Assert.True((bool)account!["canSignIn"]! && (bool)account["canManageKeys"]!)
        );
    }

    [Fact]
    public async Task Accounts_check_reports_a_rejection_beside_the_others_and_a_failure_decides_the_exit_code()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__ApiKey"] = "wrong";

        ToolResult refused = await accounts.Tool.RunAsync("accounts", "--check", "--output", "json");
        accounts.Tool.Environment["ApiKeys__eam__BaseAddress"] = "http://127.0.0.1:9/";
        accounts.Tool.Environment["ApiKeys__eam__MaxRetries"] = "0";
        ToolResult failed = await accounts.Tool.RunAsync("accounts", "--check");

        Assert.Equal((5, 1), (refused.ExitCode, failed.ExitCode));
        Assert.Equal([true, true, false], refused.Json.AsArray().Select(account => (bool)account!["canSignIn"]!));
        Assert.NotNull(refused.Json[2]!["problem"]);
        Assert.Equal(4, failed.Lines.Count);
    }
}
