using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Commands;

public class ChangeTests
{
    [Theory]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Disable_and_enable_change_the_status_of_a_key(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync(account);

        ToolResult disabled = await accounts.Tool.RunAsync("disable", id, "--account", account, "--output", "json");
        Assert.Equal((0, "", "disabled"), (disabled.ExitCode, disabled.Error, (string?)disabled.Json["status"]));
        Assert.False(IsEnabled(accounts, account));

        ToolResult enabled = await accounts.Tool.RunAsync("enable", id, "--account", account);
        Assert.Equal((0, ""), (enabled.ExitCode, enabled.Error));
        Assert.True(IsEnabled(accounts, account));
    }

    [Fact]
    public async Task Update_changes_description_and_scopes_where_the_service_can()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");

        ToolResult result = await accounts.Tool.RunAsync(
            "update",
            id,
            "--account",
            "eam",
            "--description",
            "other",
            "--scope",
            "userAdmin",
            "--scope",
            "systemAdmin",
            "--output",
            "json"
        );

        var key = accounts.Emulator.Maximo.Keys.Single(key => key.Id == id);
        Assert.Equal((0, "", "other"), (result.ExitCode, result.Error, (string?)result.Json["name"]));
        Assert.Equal(("other", true, true), (key.Description, key.UserAdmin, key.SystemAdmin));
    }

    [Fact]
    public async Task Update_of_the_description_alone_keeps_the_scopes()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string maximo = await accounts.CreateReportAsync("eam");
        string veeam = await accounts.CreateReportAsync("backup");

        Assert.Equal(
            0,
            (await accounts.Tool.RunAsync("update", maximo, "--account", "eam", "--description", "other")).ExitCode
        );
        Assert.Equal(
            0,
            (await accounts.Tool.RunAsync("update", veeam, "--account", "backup", "--description", "other")).ExitCode
        );

        Assert.True(accounts.Emulator.Maximo.Keys.Single(key => key.Description == "other").UserAdmin);
        Assert.Equal(["rest"], accounts.Emulator.Veeam.Logins.Single(login => login.Description == "other").Scopes);
    }

    [Theory]
    [InlineData("prod", "enable", "x")]
    [InlineData("prod", "disable", "x")]
    [InlineData("prod", "update", "x", "--description", "other")]
    [InlineData("backup", "update", "1", "--scope", "ui")]
    [InlineData("eam", "update", "x")]
    [InlineData("eam", "update", "x", "--scope", "apikeyAdmin")]
    public async Task What_the_service_cannot_do_is_refused_before_anything_is_sent(
        string account,
        params string[] arguments
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([.. arguments, "--account", account]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("delete", "--yes")]
    [InlineData("refresh", "--reveal")]
    public async Task A_change_of_the_accounts_own_key_is_refused_without_allow_own_key(
        string command,
        params string[] options
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string[] call = [command, accounts.Emulator.Maximo.AdministratorKeyId, "--account", "eam", .. options];

        ToolResult refused = await accounts.Tool.RunAsync(call);
        ToolResult meant = await accounts.Tool.RunAsync([.. call, "--allow-own-key"]);

        Assert.Equal((2, 0), (refused.ExitCode, meant.ExitCode));
        Assert.Contains("--allow-own-key", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("update", "--description", "other")]
    public async Task A_change_with_an_unknown_outcome_shows_the_command_to_check_it(
        string command,
        params string[] options
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");
        accounts.Emulator.Faults.Add(Fault.DropAfterCommit().On("PUT"));
        accounts.Emulator.Faults.Add(Fault.Respond(500).On("GET").Path("apikeys").Skip(1).Always());
        accounts.Tool.Environment["ApiKeys__eam__RetryDelay"] = "00:00:00";

        ToolResult result = await accounts.Tool.RunAsync([command, id, "--account", "eam", .. options]);

        Assert.Equal((6, ""), (result.ExitCode, result.Output));
        Assert.EndsWith(
            $"\nCheck whether it took effect: apikeys show {id} --account eam\n",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("eam", "enable", "none")]
    [InlineData("backup", "disable", "999999")]
    [InlineData("eam", "update", "none", "--description", "other")]
    [InlineData("eam", "refresh", "none", "--reveal")]
    [InlineData("prod", "delete", "none", "--yes")]
    [InlineData("eam", "delete", "none", "--yes")]
    [InlineData("backup", "delete", "999999", "--yes")]
    public async Task An_unknown_id_has_exit_code_4(string account, params string[] arguments)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([.. arguments, "--account", account]);

        Assert.Equal((4, ""), (result.ExitCode, result.Output));
    }

    private static bool IsEnabled(Accounts accounts, string account) =>
        account == "eam"
            ? accounts.Emulator.Maximo.Keys.Single(key => key.Description == "report").Active
            : accounts.Emulator.Veeam.Logins.Single(login => login.Description == "report").Status == "enabled";
}
