using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class ConfigTests
{
    [Fact]
    public async Task Config_path_prints_the_file_that_is_read_or_would_be()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        using Tool other = new();

        ToolResult result = await accounts.Tool.RunAsync("config", "path");
        ToolResult none = await other.RunAsync("config", "path");

        Assert.Equal((0, accounts.ConfigurationFile + "\n"), (result.ExitCode, result.Output));
        Assert.Equal((0, $"{other.Home}/.config/apikeys/apikeys.json\n"), (none.ExitCode, none.Output));
        Assert.Contains("There is no configuration file.", none.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task Config_show_masks_secrets_and_says_where_an_option_is_set(string output)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__CallTimeout"] = "00:00:07";

        ToolResult result = await accounts.Tool.RunAsync("config", "show", "--output", output);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("***", result.Output, StringComparison.Ordinal);
        Assert.Contains("00:00:07", result.Output, StringComparison.Ordinal);
        Assert.Equal(output == "table", result.Output.Contains("environment", StringComparison.Ordinal));
        Assert.Empty(accounts.SecretsIn(result.Output + result.Error));
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Config_validate_reports_each_faulty_account_without_a_request()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        ToolResult good = await accounts.Tool.RunAsync("config", "validate", "--output", "json");
        accounts.Tool.Environment["ApiKeys__prod__ApiKeyFile"] = "none";
        accounts.Tool.Environment["ApiKeys__eam__Acount"] = "x";

        ToolResult bad = await accounts.Tool.RunAsync("config", "validate", "--output", "json");

        Assert.Equal((0, 2), (good.ExitCode, bad.ExitCode));
        Assert.All(good.Json.AsArray(), account => Assert.Null(account!["problem"]));
        Assert.Null(bad.Json[0]!["problem"]);
        Assert.Contains("Acount", (string?)bad.Json[1]!["problem"], StringComparison.Ordinal);
        Assert.NotNull(bad.Json[2]!["problem"]);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Config_validate_starts_no_command_and_asks_nobody()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        string command = accounts.Tool.Script("secret", "touch started; echo secret");
        accounts.Configure(
            Accounts.With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "ApiKeyCommand", command),
            accounts.Emulator.Veeam.ToPasswordConfiguration("backup").Where(pair => pair.Key != "backup:Password")
        );

        ToolResult result = await accounts.Tool.RunAsync("config", "validate");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["secret"], Directory.GetFiles(accounts.Tool.Folder).Select(Path.GetFileName));
    }
}
