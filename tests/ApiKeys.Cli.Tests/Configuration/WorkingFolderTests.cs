using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

/// <summary>What lies in the working folder may be somebody else's, of an unpacked archive for instance.</summary>
public class WorkingFolderTests
{
    [Fact]
    public async Task A_configuration_that_merely_lies_there_does_not_count_and_gets_no_secret_of_the_user()
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
    public async Task It_cannot_redirect_an_account_whose_secret_is_in_the_environment()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        Lay(accounts, "prod");
        accounts.Tool.Environment["ApiKeys__prod__ApiKey"] = "precious";

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Its_commands_are_not_run()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        Lay(accounts, "prod", ("ApiKeyCommand", accounts.Tool.Script("helper", "touch ran; echo x")));

        Assert.Equal(2, (await accounts.Tool.RunAsync("list")).ExitCode);
        Assert.False(File.Exists(accounts.Tool.File("ran")));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("list", "--account", "other")]
    public async Task Who_does_not_find_an_account_learns_how_to_name_it(params string[] call)
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
    public async Task It_does_not_become_the_folder_of_the_user(string variable, string value)
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
    public async Task The_folder_of_the_user_may_be_the_working_folder_and_its_file_a_link()
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
    public async Task A_program_there_is_not_what_a_secret_command_of_the_user_starts(string command, string path)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Tool.Script("helper", "touch ran; echo x");
        accounts.Configure(
            Accounts.With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "ApiKeyCommand", command)
        );

        ToolResult result = await accounts.Tool.RunInShellAsync($"PATH={path}:$PATH:{path}; \"$@\"", "list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"There is no program '{command}'", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(accounts.Tool.File("ran")));
    }

    /// <summary>Lays a configuration into the working folder that names the emulator.</summary>
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
            $"'{accounts.Tool.File("apikeys.json")}' is not read, as it merely lies in the working folder. If it is "
                + "yours, name it: --config ./apikeys.json",
            result.Error,
            StringComparison.Ordinal
        );
}
