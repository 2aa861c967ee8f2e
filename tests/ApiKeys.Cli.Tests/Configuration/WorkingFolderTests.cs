using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

/// <summary>Files in the working folder may come from someone else, from an unpacked archive for instance.</summary>
public class WorkingFolderTests
{
    [Fact]
    public async Task A_configuration_in_the_working_folder_is_not_read_and_gets_no_secret()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        await File.WriteAllTextAsync(Path.Combine(accounts.Tool.Home, "precious"), "precious", The.Token);
        Lay(accounts, "prod", ("ApiKeyFile", Path.Combine(accounts.Tool.Home, "precious")));

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        AssertHint(accounts, result);
        Assert.Empty(accounts.Emulator.Requests);
        Assert.Equal(5, (await accounts.Tool.RunAsync("list", "--config", "./apikeys.json")).ExitCode);
        Assert.NotEmpty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task A_configuration_in_the_working_folder_cannot_redirect_an_account_of_the_environment()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        Lay(accounts, "prod");
        accounts.Tool.Environment["ApiKeys__prod__ApiKey"] = "precious";

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Secret_commands_of_a_configuration_in_the_working_folder_are_not_run()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        Lay(accounts, "prod", ("ApiKeyCommand", accounts.Tool.Script("helper", "touch ran; echo x")));

        Assert.Equal(2, (await accounts.Tool.RunAsync("list")).ExitCode);
        Assert.False(File.Exists(accounts.Tool.File("ran")));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("list", "--account", "other")]
    public async Task A_missing_account_is_reported_with_how_to_name_the_file_in_the_working_folder(
        params string[] call
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        Lay(accounts, "other");

        ToolResult result = await accounts.Tool.RunAsync(call);
        ToolResult verbose = await accounts.Tool.RunAsync("accounts", "--verbose");

        Assert.Equal(2, result.ExitCode);
        AssertHint(accounts, result);
        AssertHint(accounts, verbose);
    }

    [Theory]
    [InlineData("HOME", "")]
    [InlineData("HOME", ".")]
    [InlineData("XDG_CONFIG_HOME", "")]
    [InlineData("XDG_CONFIG_HOME", ".")]
    public async Task A_relative_home_folder_does_not_make_the_working_folder_the_users(string variable, string value)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Tool.Environment[variable] = value;
        Lay(accounts, "prod");
        foreach (string folder in new[] { "apikeys", ".config/apikeys" })
        {
            Directory.CreateDirectory(accounts.Tool.File(folder));
            File.Copy(accounts.Tool.File("apikeys.json"), accounts.Tool.File(folder + "/apikeys.json"));
        }

        ToolResult result = await accounts.Tool.RunAsync("accounts");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task The_users_folder_may_be_the_working_folder_and_its_file_a_link()
    {
        using Tool tool = new();
        tool.Environment["XDG_CONFIG_HOME"] = Path.Combine(tool.Home, "work");
        Directory.CreateDirectory(tool.File("apikeys"));
        await File.WriteAllTextAsync(
            tool.File("mine.json"),
            """{ "ApiKeys": { "mine": { "Service": "Aimms", "Account": "acme" } } }""",
            The.Token
        );
        File.CreateSymbolicLink(tool.File("apikeys/apikeys.json"), tool.File("mine.json"));

        ToolResult result = await tool.RunAsync("accounts", "--output", "json");

        Assert.Equal((0, "mine"), (result.ExitCode, (string?)result.Json[0]!["account"]));
    }

    [Theory]
    [InlineData("helper", "")]
    [InlineData("helper", ".")]
    [InlineData("helper", "./")]
    [InlineData("./helper", "/bin")]
    public async Task A_program_in_the_working_folder_is_not_started_as_a_secret_command(string command, string path)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Tool.Script("helper", "touch ran; echo x");
        accounts.Configure(
            Accounts.With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "ApiKeyCommand", command)
        );

        ToolResult result = await accounts.Tool.RunInShellAsync($"PATH={path}:$PATH:{path}; \"$@\"", "list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"The program '{command}' was not found", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(accounts.Tool.File("ran")));
    }

    /// <summary>Writes a configuration that names the emulator into the working folder.</summary>
    private static void Lay(Accounts accounts, string account, params (string Member, string Value)[] more) =>
        Accounts.WriteConfiguration(
            accounts.Tool.File("apikeys.json"),
            accounts
                .Emulator.Aimms.ToConfiguration(account)
                .Where(pair => pair.Key != $"{account}:ApiKey")
                .Concat(more.Select(pair => KeyValuePair.Create($"{account}:{pair.Member}", (string?)pair.Value)))
        );

    private static void AssertHint(Accounts accounts, ToolResult result) =>
        Assert.Contains(
            $"'{accounts.Tool.File("apikeys.json")}' is not read, because it is in the working folder and was not named. If it is "
                + "yours, name it: --config ./apikeys.json",
            result.Error,
            StringComparison.Ordinal
        );
}
