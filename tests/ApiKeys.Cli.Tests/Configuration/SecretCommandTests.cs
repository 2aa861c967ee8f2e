using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

public class SecretCommandTests
{
    [Fact]
    public async Task Each_secret_can_come_from_a_command()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        Tool tool = accounts.Tool;
        accounts.Configure(
            With(
                accounts.Emulator.Aimms.ToConfiguration("prod"),
                "ApiKey",
                Print(tool, "key", accounts.Emulator.Aimms.AdministratorKey)
            ),
            With(
                accounts.Emulator.Maximo.ToConfiguration("eam"),
                "ApiKeyToken",
                Print(tool, "token", accounts.Emulator.Maximo.AdministratorKeyToken)
            ),
            With(
                accounts.Emulator.Veeam.ToPasswordConfiguration("backup"),
                "Password",
                Print(tool, "password", accounts.Emulator.Veeam.AdministratorPassword)
            )
        );

        ToolResult result = await tool.RunAsync("accounts", "--check", "--output", "json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(3, result.Json.AsArray().Count);
    }

    [Theory]
    [InlineData("exit 3", "ApiKeyCommand failed with exit code 3")]
    [InlineData("echo hunter2; exit 3", "ApiKeyCommand failed with exit code 3")]
    [InlineData("true", "ApiKeyCommand printed nothing")]
    [InlineData("echo hunter2; echo hunter3", "ApiKeyCommand printed more than one line")]
    [InlineData("yes hunter2 | head -c 100000 | tr -d '\\n'", "ApiKeyCommand printed more than one line")]
    public async Task A_secret_command_that_fails_is_reported_without_its_output(string script, string text)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", accounts.Tool.Script("helper", script))
        );

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains($"Account 'prod': {text}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("printf 'hunter2\\rhunter3'", "ApiKeyCommand printed more than one line")]
    [InlineData("printf 'hunter2\\342\\200\\250hunter3'", "ApiKeyCommand printed more than one line")]
    [InlineData("printf 'hunter\\0332'", "ApiKeyCommand printed a control character")]
    [InlineData("printf 'hunter\\0002'", "ApiKeyCommand printed a control character")]
    [InlineData("printf 'hunter\\374'", "ApiKeyCommand printed no text")]
    [InlineData("yes hunter2", "ApiKeyCommand printed more than one line")]
    public async Task A_secret_command_must_print_one_line_of_text(string script, string text)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", accounts.Tool.Script("helper", script))
        );

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains($"Account 'prod': {text}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData("printf '\\357\\273\\277'; cat key")]
    [InlineData("printf '\\377\\376'; iconv -t utf-16le key")]
    [InlineData("printf '\\376\\377'; iconv -t utf-16be key")]
    [InlineData("printf ' \\t'; cat key; printf ' \\r\\n\\n'")]
    public async Task A_secret_command_may_print_a_byte_order_mark_UTF_16_and_surrounding_blanks(string script)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        await File.WriteAllTextAsync(accounts.Tool.File("key"), accounts.Emulator.Aimms.AdministratorKey, The.Token);
        accounts.Configure(
            With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", accounts.Tool.Script("helper", script))
        );

        Assert.Equal(0, (await accounts.Tool.RunAsync("list")).ExitCode);
    }

    [Fact]
    public async Task A_secret_command_does_not_read_the_standard_input_of_the_caller()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            With(
                accounts.Emulator.Aimms.ToConfiguration("prod"),
                "ApiKey",
                accounts.Tool.Script("helper", $"cat > /dev/null; echo {accounts.Emulator.Aimms.AdministratorKey}")
            )
        );

        ToolResult result = await accounts.Tool.RunInShellAsync(
            "printf '1\\n2\\n3\\n' | while read n; do \"$@\" create key-$n --scope Tasks --expires 90d --out "
                + "$n.key; done"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["key-1", "key-2", "key-3"],
            accounts
                .Emulator.Aimms.Keys.Select(key => key.Name)
                .Where(name => name.StartsWith("key-", StringComparison.Ordinal))
                .Order()
        );
    }

    [Fact]
    public async Task A_background_process_of_a_secret_command_is_not_waited_for()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        string pipe = await accounts.Tool.PipeAsync("until");
        accounts.Configure(
            With(
                accounts.Emulator.Aimms.ToConfiguration("prod"),
                "ApiKey",
                accounts.Tool.Script(
                    "helper",
                    $"echo {accounts.Emulator.Aimms.AdministratorKey}; cat '{pipe}' 2> /dev/null &"
                )
            )
        );
        await using FileStream until = new(pipe, FileMode.Open, FileAccess.ReadWrite);

        Assert.Equal(0, (await accounts.Tool.RunAsync("list")).ExitCode);
    }

    [Fact]
    public async Task A_secret_command_is_started_without_a_shell()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "echo x; touch made"));

        await accounts.Tool.RunAsync("list");

        Assert.False(File.Exists(accounts.Tool.File("made")));
    }

    [Fact]
    public async Task A_secret_command_that_does_not_exist_is_reported()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "no-such-helper --get"));

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "ApiKeyCommand: The program 'no-such-helper' was not found",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("ApiKey")]
    [InlineData("ApiKeyFile")]
    public async Task A_secret_command_beside_the_secret_is_refused(string member)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "echo x"));
        accounts.Tool.Environment[$"ApiKeys__prod__{member}"] = "x";

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "ApiKeyCommand is set together with ApiKey or ApiKeyFile",
            result.Error,
            StringComparison.Ordinal
        );
    }

    private static string Print(Tool tool, string name, string secret)
    {
        File.WriteAllText(tool.File(name), secret + "\n");
        return $"cat {tool.File(name)}";
    }

    private static IEnumerable<KeyValuePair<string, string?>> With(
        IReadOnlyDictionary<string, string?> account,
        string secret,
        string command
    ) => Accounts.With(account, secret, $"{secret}Command", command);
}
