using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Cli.Tests.Commands;

/// <summary>No key that the account itself needs, or could need, is deleted or disabled unless that is said.</summary>
public class OwnKeyTests
{
    private const string Administrator = AimmsEmulator.AdministratorName;

    [Theory]
    [InlineData("prod", "delete", "--yes")]
    [InlineData("backup", "delete", "--yes")]
    [InlineData("backup", "disable")]
    public async Task A_key_that_could_be_the_accounts_own_is_not_touched_unless_that_is_said(
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
            "Add --allow-own-key if that is meant, or name the account's own key in its configuration "
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
    public async Task A_key_that_is_known_to_be_the_accounts_own_is_not_even_asked_for(
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
    public async Task Taking_a_permission_from_the_own_key_is_refused_in_the_words_of_the_tool()
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

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "If that is meant, add --allow-own-key. Nothing was changed.",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("allowOwnKey", result.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("backup")]
    public async Task Where_another_key_is_named_this_one_is_not_the_own(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        Name(accounts, account, account == "prod" ? "another" : "4711");

        Assert.Equal(
            0,
            (await accounts.Tool.RunAsync("delete", OwnId(accounts, account), "--account", account, "--yes")).ExitCode
        );
    }

    [Fact]
    public async Task An_account_that_authenticates_with_a_password_needs_no_key()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(accounts.Emulator.Veeam.ToPasswordConfiguration("backup"));

        Assert.Equal(0, (await accounts.Tool.RunAsync("disable", OwnId(accounts, "backup"))).ExitCode);
        Assert.Equal(0, (await accounts.Tool.RunAsync("delete", OwnId(accounts, "backup"), "--yes")).ExitCode);
    }

    [Theory]
    [InlineData("create", "report", "--account", "prod", "--scope", "APIKey", "--expires", "90d")]
    [InlineData("create", "report", "--account", "backup", "--scope", "rest")]
    public async Task A_key_that_was_just_created_is_revoked_although_it_could_manage_keys(params string[] call)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        Name(accounts, "prod", "report");

        ToolResult result = await accounts.Tool.RunAsync([.. call, "--exec", "false", "--revoke-on-failure"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("was deleted again", result.Error, StringComparison.Ordinal);
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
