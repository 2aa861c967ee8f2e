using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

public class SecretCommandTests
{
    [Fact]
    public async Task Each_secret_can_be_what_a_command_prints()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        Tool tool = accounts.Tool;
        accounts.Configure(
            With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", Print(tool, "key", accounts.Emulator.Aimms.AdministratorKey)),
            With(accounts.Emulator.Maximo.ToConfiguration("eam"), "ApiKeyToken", Print(tool, "token", accounts.Emulator.Maximo.AdministratorKeyToken)),
            With(accounts.Emulator.Veeam.ToPasswordConfiguration("backup"), "Password", Print(tool, "password", accounts.Emulator.Veeam.AdministratorPassword)));

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
    public async Task A_command_that_prints_no_secret_is_told_without_what_it_printed(string script, string text)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", accounts.Tool.Script("helper", script)));

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains($"Account 'prod': {text}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_started_without_a_shell()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "echo x; touch made"));

        await accounts.Tool.RunAsync("list");

        Assert.False(File.Exists(accounts.Tool.File("made")));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "no-such-helper --get"));

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("ApiKeyCommand: There is no program 'no-such-helper'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ApiKey")]
    [InlineData("ApiKeyFile")]
    public async Task A_command_beside_the_secret_is_refused(string member)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "echo x"));
        accounts.Tool.Environment[$"ApiKeys__prod__{member}"] = "x";

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("ApiKeyCommand is set, and so is ApiKey or ApiKeyFile", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_of_a_file_that_merely_lies_in_the_folder_is_run_only_when_the_file_is_named()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        string helper = accounts.Tool.Script("helper", $"touch ran; echo {accounts.Emulator.Aimms.AdministratorKey}");
        Accounts.WriteConfiguration(accounts.Tool.File("apikeys.json"), With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", helper));

        ToolResult found = await accounts.Tool.RunAsync("list");
        Assert.Equal(2, found.ExitCode);
        Assert.Contains("--config", found.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(accounts.Tool.File("ran")));

        Assert.Equal(0, (await accounts.Tool.RunAsync("list", "--config", "apikeys.json")).ExitCode);

        accounts.Tool.Environment["ApiKeys__prod__ApiKeyCommand"] = $"{helper} other";
        Assert.Equal(0, (await accounts.Tool.RunAsync("list")).ExitCode);
    }

    private static string Print(Tool tool, string name, string secret)
    {
        File.WriteAllText(tool.File(name), secret + "\n");
        return $"cat {tool.File(name)}";
    }

    private static IEnumerable<KeyValuePair<string, string?>> With(IReadOnlyDictionary<string, string?> account, string secret, string command) =>
        account.Select(pair => pair.Key.EndsWith($":{secret}", StringComparison.Ordinal) ? KeyValuePair.Create<string, string?>($"{pair.Key}Command", command) : pair);
}
