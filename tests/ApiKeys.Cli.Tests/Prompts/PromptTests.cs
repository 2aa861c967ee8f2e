using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Prompts;

public class PromptTests
{
    [Theory]
    [InlineData("y", 0, 0)]
    [InlineData("yes", 0, 0)]
    [InlineData("n", 1, 1)]
    [InlineData("", 1, 1)]
    public async Task Delete_asks_with_name_id_and_account(string response, int exitCode, int left)
    {
        SkipWithoutTerminal();
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");

        ToolResult result = await accounts.Tool.RunAtTerminalAsync([response], "delete", id, "--account", "eam");

        string seen = Seen(result);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(
            $"Delete the key 'report' ({id}) at the account 'eam', at once and for good?",
            seen,
            StringComparison.Ordinal
        );
        Assert.Contains(left == 0 ? "Deleted" : "Nothing was deleted.", seen, StringComparison.Ordinal);
        Assert.Equal(left, accounts.Reports("eam"));
    }

    [Theory]
    [InlineData("y", 0, 0)]
    [InlineData("n", 1, 1)]
    public async Task Delete_of_a_key_that_could_be_the_accounts_own_asks_and_says_why(
        string response,
        int exitCode,
        int left
    )
    {
        SkipWithoutTerminal();
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAtTerminalAsync(
            [response],
            "delete",
            "administrator",
            "--account",
            "prod",
            "--yes"
        );

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(
            "authenticates with a key, and 'administrator' can manage keys. If it is that key, the account is "
                + "locked out without it. Delete the key 'administrator'",
            Seen(result),
            StringComparison.Ordinal
        );
        Assert.Equal(left, accounts.Emulator.Aimms.Keys.Count);
    }

    [Theory]
    [InlineData("y", 0, false)]
    [InlineData("n", 1, true)]
    public async Task Disable_of_the_accounts_own_key_asks(string response, int exitCode, bool isActive)
    {
        SkipWithoutTerminal();
        await using Accounts accounts = await Accounts.StartAsync();
        string id = accounts.Emulator.Maximo.AdministratorKeyId;

        ToolResult result = await accounts.Tool.RunAtTerminalAsync([response], "disable", id, "--account", "eam");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(
            $"authenticates with the key '{id}', and is locked out without it. Disable the key '{id}' at the "
                + "account 'eam'?",
            Seen(result),
            StringComparison.Ordinal
        );
        Assert.Equal(isActive, accounts.Emulator.Maximo.Keys.Single().Active);
    }

    [Fact]
    public async Task Delete_of_an_unknown_key_does_not_ask()
    {
        SkipWithoutTerminal();
        await using Accounts accounts = await Accounts.StartAsync();

        Assert.Equal(4, (await accounts.Tool.RunAtTerminalAsync([], "delete", "none", "--account", "prod")).ExitCode);
    }

    [Fact]
    public async Task Password_and_second_factor_of_a_Veeam_user_are_prompted_for_and_not_shown()
    {
        SkipWithoutTerminal();
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Emulator.Veeam.Administrator.MfaCode = "491625";
        accounts.Configure(
            accounts.Emulator.Veeam.ToPasswordConfiguration("backup").Where(pair => pair.Key != "backup:Password")
        );

        ToolResult result = await accounts.Tool.RunAtTerminalAsync(
            [accounts.Emulator.Veeam.AdministratorPassword, "491625"],
            "list"
        );

        string seen = Seen(result);
        Assert.Equal(0, result.ExitCode);
        string whereTo =
            $"Account 'backup' at 127.0.0.1:{accounts.Emulator.Address.Port}, as '{accounts.ConfigurationFile}' says: ";
        Assert.Contains(whereTo + "password of 'administrator':", seen, StringComparison.Ordinal);
        Assert.Contains(whereTo + "code of the second factor:", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("491625", seen, StringComparison.Ordinal);
        Assert.Empty(accounts.SecretsIn(seen));
    }

    [Fact]
    public async Task The_first_key_at_Maximo_prompts_for_the_password_of_the_superuser()
    {
        SkipWithoutTerminal();
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            accounts
                .Emulator.Maximo.ToSuperuserConfiguration("first")
                .Where(pair => pair.Key is not ("first:Password" or "first:UserName"))
        );

        ToolResult result = await accounts.Tool.RunAtTerminalAsync(
            ["superuser", accounts.Emulator.Maximo.SuperuserPassword],
            "create",
            "report",
            "--scope",
            "apikeyAdmin",
            "--allow-api-key-admin",
            "--refresh-every",
            "P90D",
            "--out",
            "first.token"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("first.token")));
        Assert.Empty(accounts.SecretsIn(Seen(result)));
    }

    [Theory]
    [InlineData(
        "BaseAddress",
        "https://bаckup.example.com:1280",
        "xn--bckup-4ve.example.com:1280, as the environment says: password"
    )]
    [InlineData(
        "BaseAddress",
        "https://backup.example.com@evil.example.org",
        "evil.example.org:443, as the environment says: password"
    )]
    public async Task A_prompt_shows_the_true_host_and_that_the_environment_names_it(
        string member,
        string address,
        string text
    )
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            accounts.Emulator.Veeam.ToPasswordConfiguration("backup").Where(pair => pair.Key != "backup:Password")
        );
        accounts.Tool.Environment[$"ApiKeys__backup__{member}"] = address;

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prompt_for_the_superuser_shows_the_host_that_gets_the_password()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            accounts
                .Emulator.Maximo.ToSuperuserConfiguration("first")
                .Where(pair => pair.Key is not ("first:Password" or "first:AdminAddress"))
                .Append(KeyValuePair.Create<string, string?>("first:AdminAddress", "https://admin.example.com/"))
        );

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Contains(
            $"Account 'first' at admin.example.com:443, as '{accounts.ConfigurationFile}' says: password",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_terminal_there_are_no_prompts()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Emulator.Veeam.Administrator.MfaCode = "491625";
        accounts.Configure(
            accounts.Emulator.Veeam.ToPasswordConfiguration("password").Where(pair => pair.Key != "password:Password"),
            accounts.Emulator.Veeam.ToPasswordConfiguration("factor"),
            accounts.Emulator.Maximo.ToSuperuserConfiguration("first").Where(pair => pair.Key != "first:Password")
        );

        foreach (string account in new[] { "password", "factor", "first" })
        {
            ToolResult result = await accounts.Tool.RunAsync("list", "--account", account);

            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains("there is no terminal to ask at", result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false, "--no-color")]
    public async Task A_terminal_gets_colours_unless_they_are_turned_off(bool hasColor, params string[] options)
    {
        SkipWithoutTerminal();
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtAimmsAsync("report", 3);
        accounts.Tool.Environment["TERM"] = "xterm-256color";

        ToolResult result = await accounts.Tool.RunAtTerminalAsync([], ["list", "--account", "prod", .. options]);
        accounts.Tool.Environment["NO_COLOR"] = "1";
        ToolResult none = await accounts.Tool.RunAtTerminalAsync([], ["list", "--account", "prod", .. options]);

        Assert.Equal(hasColor, result.Output.Contains("\u001b[38;", StringComparison.Ordinal));
        Assert.DoesNotContain("\u001b[38;", none.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task A_value_with_control_characters_is_escaped_for_a_terminal_and_unchanged_for_a_program(
        string output
    )
    {
        SkipWithoutTerminal();
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(
            Fault.Respond(201, """{"value":"k\u001b[2Jey-0123456789\u200b"}""").On("POST").Always()
        );

        ToolResult terminal = await accounts.Tool.RunAtTerminalAsync(
            [],
            [.. Accounts.CreateAt("prod"), "--reveal", "--output", output]
        );
        ToolResult pipe = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--reveal", "--output", output]);

        Assert.DoesNotContain("\u001b[2J", terminal.Output, StringComparison.Ordinal);
        Assert.Contains(@"k\u001B[2Jey-0123456789\u200B", terminal.Output, StringComparison.Ordinal);
        Assert.Equal(
            "k\u001b[2Jey-0123456789\u200b",
            output == "json" ? (string?)pipe.Json["value"] : pipe.Output[..^1]
        );
    }

    /// <summary>The text on the screen, without line breaks.</summary>
    private static string Seen(ToolResult result) =>
        string.Join(
            ' ',
            ToolResult.WithoutEscapes(result.Output).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
        );

    private static void SkipWithoutTerminal() =>
        Assert.SkipUnless(
            File.Exists("/usr/bin/script"),
            "This test needs the program script of util-linux, which makes a terminal."
        );
}
