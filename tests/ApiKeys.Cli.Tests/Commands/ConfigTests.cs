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
    public async Task Config_show_as_csv_has_a_line_for_each_option()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("config", "show", "--account", "prod", "--output", "csv");

        Assert.Equal("account,option,value,from", result.Lines[0]);
        Assert.Contains("prod,Service,Aimms,file", result.Lines);
        Assert.Contains("prod,ApiKey,***,file", result.Lines);
    }

    [Theory]
    [InlineData("file", "\"Default\" in '", "config", "validate")]
    [InlineData("file", "\"Default\" in '", "list")]
    [InlineData("environment", "APIKEYS_ACCOUNT in the environment: ", "config", "validate")]
    [InlineData("environment", "APIKEYS_ACCOUNT in the environment: ", "list")]
    public async Task A_default_that_there_is_not_is_reported_as_the_default(
        string place,
        string text,
        params string[] command
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        if (place == "file")
        {
            string json = await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token);
            await File.WriteAllTextAsync(
                accounts.ConfigurationFile,
                json.Replace("{\"ApiKeys\"", "{\"Default\":\"prdo\",\"ApiKeys\"", StringComparison.Ordinal),
                The.Token
            );
        }
        else
        {
            accounts.Tool.Environment["APIKEYS_ACCOUNT"] = "prdo";
        }

        ToolResult result = await accounts.Tool.RunAsync(command);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.Contains("No account is named 'prdo'. Did you mean prod?", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(
        "\"Overlap\": \"3m\",",
        "Rotation policy 'nightly': Overlap is no duration, such as 30s, 10min, 12h, 90d, 12w, 3mo, 1y or P90D. Write 3mo "
            + "for months, or 3min for minutes."
    )]
    [InlineData("\"Overlap\": \"100d\", \"RenewBefore\": \"30d\",", "Overlap is 100.00:00:00, and RenewBefore only")]
    [InlineData("\"Overlp\": \"3d\",", "Rotation policy 'nightly': there is no option 'Overlp'. Did you mean Overlap?")]
    [InlineData("\"Account\": \"prdo\",", "Account is 'prdo', and no account has that name.")]
    public async Task Config_validate_reads_rotation_policies_too(string members, string? error)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string json = await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token);
        string account = members.Contains("Account", StringComparison.Ordinal) ? "" : "\"Account\": \"prod\",";
        string policy = $$"""{ {{members}} {{account}} "Scopes": [ "Tasks" ], "Lifetime": "180d" }""";
        await File.WriteAllTextAsync(
            accounts.ConfigurationFile,
            json.Replace(
                "{\"ApiKeys\"",
                "{\"Rotation\":{\"Policies\":{\"nightly\":" + policy + "}},\"ApiKeys\"",
                StringComparison.Ordinal
            ),
            The.Token
        );

        ToolResult result = await accounts.Tool.RunAsync("config", "validate");

        Assert.Equal(error is null ? 0 : 2, result.ExitCode);
        Assert.Contains(error ?? "", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["apikeys.json"],
            Directory.GetFileSystemEntries(Path.GetDirectoryName(accounts.ConfigurationFile)!).Select(Path.GetFileName)
        );
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
