using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Cli.Tests.Commands;

/// <summary>
/// A key that the account itself needs, or could need, is not deleted or disabled without --allow-own-key.
/// </summary>
public class OwnKeyTests
{
    private const string Administrator = AimmsEmulator.AdministratorName;

    [Theory]
    [InlineData("prod", "delete", "--yes")]
    [InlineData("backup", "delete", "--yes")]
    [InlineData("backup", "disable")]
    public async Task A_key_that_could_be_the_accounts_own_is_not_changed_without_allow_own_key(
        string account,
        string command,
        params string[] options
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string[] call = [command, OwnId(accounts, account), "--account", account, .. options];

        ToolResult refused = await accounts.Tool.RunAsync(call);
        string[] sent = [.. accounts.Requests.Select(request => request.Method).Distinct()];
        ToolResult meant = await accounts.Tool.RunAsync([.. call, "--allow-own-key"]);

        Assert.Equal((2, "", 0), (refused.ExitCode, refused.Output, meant.ExitCode));
        Assert.Contains(
            $"The account '{account}' authenticates with a key, and '{call[1]}' can manage keys",
            refused.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Add --allow-own-key to do it all the same, or name the account's own key in its configuration "
                + "(CredentialKeyId). Nothing was changed.",
            refused.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(["GET"], sent);
    }

    [Theory]
    [InlineData("prod", "delete", "--yes")]
    [InlineData("eam", "delete", "--yes")]
    [InlineData("eam", "disable")]
    [InlineData("eam", "refresh", "--reveal")]
    [InlineData("backup", "delete", "--yes")]
    [InlineData("backup", "disable")]
    public async Task A_key_that_is_known_to_be_the_accounts_own_is_refused_without_a_request(
        string account,
        string command,
        params string[] options
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = OwnId(accounts, account);
        Name(accounts, "prod", Administrator);
        Name(accounts, "backup", OwnId(accounts, "backup"));

        ToolResult refused = await accounts.Tool.RunAsync([command, id, "--account", account, .. options]);

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains($"authenticates with the key '{id}'", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--allow-own-key", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("allowOwnKey", refused.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task An_update_that_removes_a_permission_of_the_own_key_names_the_option_of_the_tool()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(
            "update",
            accounts.Emulator.Maximo.AdministratorKeyId,
            "--account",
            "eam",
            "--scope",
            "userAdmin"
        );

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "Add --allow-own-key to do it all the same. Nothing was changed.",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("allowOwnKey", result.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("backup")]
    public async Task With_another_key_in_CredentialKeyId_a_key_is_deleted_without_a_question(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        Name(accounts, account, account == "prod" ? "another" : "4711");

        Assert.Equal(
            0,
            (await accounts.Tool.RunAsync("delete", OwnId(accounts, account), "--account", account, "--yes")).ExitCode
        );
    }

    [Fact]
    public async Task An_account_with_a_password_has_no_own_key_to_protect()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(accounts.Emulator.Veeam.ToPasswordConfiguration("backup"));

        Assert.Equal(0, (await accounts.Tool.RunAsync("disable", OwnId(accounts, "backup"))).ExitCode);
        Assert.Equal(0, (await accounts.Tool.RunAsync("delete", OwnId(accounts, "backup"), "--yes")).ExitCode);
    }

    [Theory]
    [InlineData("create", "report", "--account", "prod", "--scope", "APIKey", "--expires", "90d")]
    [InlineData("create", "report", "--account", "backup", "--scope", "rest")]
    public async Task Revoke_on_failure_deletes_a_new_key_that_can_manage_keys(params string[] call)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        Name(accounts, "prod", "report");

        ToolResult result = await accounts.Tool.RunAsync([.. call, "--exec", "false", "--revoke-on-failure"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("was deleted.", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, accounts.Reports(call[3]));
    }

    private static void Name(Accounts accounts, string account, string id) =>
        accounts.Tool.Environment[$"ApiKeys__{account}__CredentialKeyId"] = id;

    private static string OwnId(Accounts accounts, string account) =>
        account switch
        {
            "prod" => Administrator,
            "eam" => accounts.Emulator.Maximo.AdministratorKeyId,
            _ => string.Join(
                '/',
                accounts
                    .Emulator.Veeam.Logins.Where(login => login.Matches(accounts.Emulator.Veeam.AdministratorKey))
                    .Select(login => $"{login.UserUid}/{login.Id}")
            ),
        };
}
