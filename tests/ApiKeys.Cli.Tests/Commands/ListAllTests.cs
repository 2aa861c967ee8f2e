using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Commands;

public class ListAllTests
{
    [Fact]
    public async Task List_all_lists_the_keys_in_the_order_of_the_accounts()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");
        await accounts.CreateReportAsync("eam");
        await accounts.CreateReportAsync("backup");

        ToolResult result = await accounts.Tool.RunAsync("list", "--all", "--output", "json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            ["backup", "eam", "prod"],
            result
                .Json.AsArray()
                .Where(key => (string?)key!["name"] == "report")
                .Select(key => (string?)key!["account"])
        );
    }

    [Fact]
    public async Task One_failing_account_does_not_hide_the_others()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("backup");
        accounts.Tool.Environment["ApiKeys__prod__ApiKey"] = "wrong";
        accounts.Tool.Environment["ApiKeys__eam__Acount"] = "unknown";

        ToolResult result = await accounts.Tool.RunAsync("list", "--all", "--output", "json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("report", result.Json.AsArray().Select(key => (string?)key!["name"]));
        Assert.Equal(2, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("'prod'", result.Error, StringComparison.Ordinal);
        Assert.Contains("'eam'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_all_prints_nothing_when_every_account_fails()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(403, "{}").Always());

        ToolResult result = await accounts.Tool.RunAsync("list", "--all", "--output", "json");

        Assert.Equal((5, ""), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task List_all_asks_several_accounts_at_a_time_but_not_all()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure([
            .. Enumerable.Range(0, 12).Select(index => accounts.Emulator.Aimms.ToConfiguration($"account{index}")),
        ]);
        accounts.Emulator.Faults.Add(Fault.Hang().Always());
        using RunningTool running = accounts.Tool.Start("list", "--all");

        await accounts.Emulator.Requests.WaitForAsync(request => request.Sequence >= 8, The.Token);
        await running.SignalAsync("INT");
        ToolResult result = await running.EndAsync();

        Assert.Equal((130, ""), (result.ExitCode, result.Output));
        Assert.Equal(8, accounts.Emulator.Requests.Count);
    }

    [Fact]
    public async Task List_all_shows_progress_at_a_terminal()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["TERM"] = "xterm";

        ToolResult reported = await accounts.Tool.RunAtTerminalAsync([], "list", "--all");
        ToolResult quiet = await accounts.Tool.RunAtTerminalAsync([], "list", "--all", "--quiet");

        Assert.Contains("Asked 3 of 3 accounts", reported.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Asked", quiet.Output, StringComparison.Ordinal);
        Assert.Contains("prod", quiet.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_expiring_lists_only_keys_that_expire_soon()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtAimmsAsync("late", 90);
        await accounts.CreateAtAimmsAsync("soon", 20);
        await accounts.CreateAtMaximoAsync("soon too", "P3W");
        await accounts.CreateAtVeeamAsync("never");

        ToolResult result = await accounts.Tool.RunAsync("list", "--all", "--expiring", "30d", "--output", "json");

        Assert.Equal(["soon too", "soon"], result.Json.AsArray().Select(key => (string?)key!["name"]));
    }

    [Fact]
    public async Task List_at_Veeam_lists_the_keys_of_a_user_or_an_organization()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        var owner = accounts.Emulator.Veeam.CompanyOwner;
        Assert.Equal(
            0,
            (
                await accounts.Tool.RunAsync(
                    "create",
                    "theirs",
                    "--account",
                    "backup",
                    "--scope",
                    "rest",
                    "--user",
                    $"{owner.Uid}",
                    "--reveal"
                )
            ).ExitCode
        );

        ToolResult own = await accounts.Tool.RunAsync("list", "--account", "backup");
        ToolResult user = await accounts.Tool.RunAsync("list", "--account", "backup", "--user", $"{owner.Uid}");
        ToolResult organization = await accounts.Tool.RunAsync(
            "list",
            "--account",
            "backup",
            "--organization",
            $"{owner.OrganizationUid}"
        );

        Assert.Equal((0, 0, 0), (own.ExitCode, user.ExitCode, organization.ExitCode));
        Assert.DoesNotContain("theirs", own.Output, StringComparison.Ordinal);
        Assert.Contains("theirs", user.Output, StringComparison.Ordinal);
        Assert.Contains("theirs", organization.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "--all", "--account", "prod")]
    [InlineData("list", "--all", "--user", "955b0000-0000-0000-0000-000000000001")]
    [InlineData(
        "list",
        "--account",
        "backup",
        "--user",
        "955b0000-0000-0000-0000-000000000001",
        "--organization",
        "955b0000-0000-0000-0000-000000000001"
    )]
    [InlineData("list", "--account", "prod", "--user", "955b0000-0000-0000-0000-000000000001")]
    [InlineData("list", "--account", "eam", "--organization", "955b0000-0000-0000-0000-000000000001")]
    [InlineData("list", "--account", "backup", "--user", "alpha_admin")]
    [InlineData("list", "--account", "prod", "--expiring", "a month")]
    public async Task List_with_options_that_cannot_be_combined_is_refused(params string[] arguments)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        Assert.Equal(2, (await accounts.Tool.RunAsync(arguments)).ExitCode);
        Assert.Empty(accounts.Emulator.Requests);
    }
}
