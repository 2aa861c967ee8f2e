using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Cli.Tests.Setup;

public class InitTests
{
    private const UnixFileMode OnlyUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Init_and_create_lead_to_a_first_key(string account)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();

        ToolResult init = await InitAsync(accounts, account);
        ToolResult create = await accounts.Tool.RunAsync([.. Accounts.CreateAt(account), "--out", "new.key"]);

        Assert.Equal((0, 0), (init.ExitCode, create.ExitCode));
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("new.key")));
        Assert.Contains("Create a first key: apikeys create first --account", init.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.SecretsIn(init.Output + init.Error));
        Assert.Equal(OnlyUser, File.GetUnixFileMode(accounts.ConfigurationFile));
        Assert.Equal(OnlyUser, File.GetUnixFileMode(Beside(accounts, $"{account}.secret")));
        Assert.Empty(accounts.SecretsIn(await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token)));
    }

    [Fact]
    public async Task Init_asks_at_a_terminal_and_does_not_show_the_secret()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();

        ToolResult result = await accounts.Tool.RunAtTerminalAsync(
            [
                "maximo",
                "",
                accounts.Emulator.Maximo.BaseAddress.AbsoluteUri,
                accounts.Emulator.Maximo.AdministratorKeyId,
                accounts.Emulator.Maximo.AdministratorKeyToken,
            ],
            "init"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(accounts.SecretsIn(result.Output));
        JsonNode account = JsonNode.Parse(await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token))![
            "ApiKeys"
        ]!["prod"]!;
        Assert.Equal("Maximo", (string?)account["Service"]);
        Assert.Equal(
            accounts.Emulator.Maximo.AdministratorKeyToken,
            await File.ReadAllTextAsync((string)account["ApiKeyTokenFile"]!, The.Token)
        );
    }

    [Fact]
    public async Task Init_at_a_terminal_takes_the_superuser_where_there_is_no_key_yet()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();

        ToolResult result = await accounts.Tool.RunAtTerminalAsync(
            [
                accounts.Emulator.Maximo.BaseAddress.AbsoluteUri,
                "",
                MaximoEmulator.SuperuserName,
                accounts.Emulator.Maximo.AdminAddress.AbsoluteUri,
                accounts.Emulator.Maximo.SuperuserPassword,
            ],
            "init",
            "eam",
            "--service",
            "maximo"
        );
        ToolResult create = await accounts.Tool.RunAsync([.. Accounts.CreateAt("eam"), "--out", "new.key"]);

        Assert.Equal((0, 0), (result.ExitCode, create.ExitCode));
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("new.key")));
        Assert.Empty(accounts.SecretsIn(result.Output));
    }

    [Fact]
    public async Task Init_at_a_terminal_takes_a_user_of_Veeam()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        VeeamEmulatedUser user = accounts.Emulator.Veeam.Administrator;

        ToolResult result = await accounts.Tool.RunAtTerminalAsync(
            [accounts.Emulator.Veeam.BaseAddress.AbsoluteUri, user.UserName, user.Password],
            "init",
            "backup",
            "--service",
            "veeam"
        );
        ToolResult create = await accounts.Tool.RunAsync([.. Accounts.CreateAt("backup"), "--out", "new.key"]);

        Assert.Equal((0, 0), (result.ExitCode, create.ExitCode));
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("new.key")));
        Assert.Empty(accounts.SecretsIn(result.Output));
    }

    [Fact]
    public async Task Init_takes_the_superuser_by_options()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        await File.WriteAllTextAsync(accounts.Tool.File("pw"), accounts.Emulator.Maximo.SuperuserPassword, The.Token);

        ToolResult result = await accounts.Tool.RunAsync(
            "init",
            "eam",
            "--service",
            "maximo",
            "--address",
            accounts.Emulator.Maximo.BaseAddress.AbsoluteUri,
            "--admin-address",
            accounts.Emulator.Maximo.AdminAddress.AbsoluteUri,
            "--user-name",
            MaximoEmulator.SuperuserName,
            "--secret-file",
            "pw"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(0, (await accounts.Tool.RunAsync("list", "--account", "eam")).ExitCode);
    }

    [Fact]
    public async Task A_rejected_credential_saves_nothing()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();

        ToolResult result = await InitAsync(accounts, "prod", secret: "wrong");

        Assert.Equal((5, ""), (result.ExitCode, result.Output));
        Assert.Contains("Nothing was saved. --no-check saves without a check.", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(accounts.ConfigurationFile));
        Assert.False(File.Exists(Beside(accounts, "prod.secret")));
    }

    [Fact]
    public async Task A_rejected_credential_replaces_no_secret()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        await InitAsync(accounts, "prod");

        ToolResult result = await InitAsync(accounts, "prod", secret: "wrong", options: "--replace");

        Assert.Equal(5, result.ExitCode);
        Assert.Equal(0, (await accounts.Tool.RunAsync("list", "--account", "prod")).ExitCode);
        Assert.Equal(
            ["apikeys.json", "prod.secret"],
            Directory.GetFiles(Path.GetDirectoryName(accounts.ConfigurationFile)!).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public async Task A_secret_that_a_replaced_account_leaves_behind_is_named()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        await InitAsync(accounts, "prod");
        await File.WriteAllTextAsync(accounts.Tool.File("key"), accounts.Emulator.Aimms.AdministratorKey, The.Token);

        ToolResult result = await accounts.Tool.RunAsync(
            "init",
            "prod",
            "--service",
            "aimms",
            "--address",
            accounts.Emulator.Aimms.BaseAddress.AbsoluteUri,
            "--secret-file",
            "key",
            "--replace"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"is still in '{Beside(accounts, "prod.secret")}'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_checks_and_saves_nothing()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();

        ToolResult result = await InitAsync(accounts, "prod", options: "--dry-run");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "The account works, and may manage keys. It was not saved.",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(Path.GetDirectoryName(accounts.ConfigurationFile)));
        Assert.NotEmpty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Init_keeps_the_other_accounts_and_replaces_one_only_on_request()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult taken = await InitAsync(accounts, "prod");
        ToolResult replaced = await InitAsync(accounts, "prod", options: "--replace");

        Assert.Equal((2, 0), (taken.ExitCode, replaced.ExitCode));
        Assert.Contains("There is an account 'prod'", taken.Error, StringComparison.Ordinal);
        JsonNode section = JsonNode.Parse(await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token))![
            "ApiKeys"
        ]!;
        Assert.Equal(["eam", "backup", "prod"], section.AsObject().Select(account => account.Key));
        Assert.Null(section["prod"]!["ApiKey"]);
    }

    [Theory]
    [InlineData("--service is 'amis'", "init", "--service", "amis")]
    [InlineData("--service is missing, and there is no terminal", "init")]
    [InlineData("--address is missing", "init", "--service", "veeam")]
    [InlineData("--secret-file, --secret-command or --secret-stdin", "init", "--service", "aimms", "--address", "acme")]
    [InlineData("Only one of", "init", "--secret-stdin", "--secret-file", "x")]
    [InlineData("cannot be found", "init", "--service", "aimms", "--address", "acme", "--secret-file", "none")]
    [InlineData("cannot be found", "init", "--service", "aimms", "--address", "acme", "--authority", "none.pem")]
    [InlineData("AIMMS has no --user-name", "init", "--service", "aimms", "--user-name", "x")]
    [InlineData("Veeam has no --admin-address", "init", "--service", "veeam", "--admin-address", "x")]
    [InlineData("Only one of --key-id", "init", "--service", "maximo", "--key-id", "x", "--user-name", "x")]
    [InlineData(
        "--admin-address is missing",
        "init",
        "--service",
        "maximo",
        "--address",
        "https://api.eam.example.com",
        "--user-name",
        "x"
    )]
    [InlineData("cannot be named 'a/b'", "init", "a/b", "--service", "aimms", "--address", "acme", "--secret-stdin")]
    public async Task What_is_missing_or_wrong_is_said_and_nothing_is_saved(string text, params string[] arguments)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();

        ToolResult result = await accounts.Tool.RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(accounts.ConfigurationFile));
    }

    [Fact]
    public async Task A_file_with_comments_is_left_as_it_is()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        const string text = "{ // mine\n \"ApiKeys\": {} }";
        await File.WriteAllTextAsync(accounts.Tool.File("my.json"), text, The.Token);

        ToolResult result = await InitAsync(accounts, "prod", options: ["--config", "my.json"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(text, await accounts.Tool.ReadAsync("my.json"));
    }

    [Fact]
    public async Task No_check_saves_a_command_without_a_request()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        string command = accounts.Tool.Script("secret", "echo secret");

        ToolResult result = await accounts.Tool.RunAsync(
            "init",
            "--service",
            "aimms",
            "--address",
            "acme",
            "--secret-command",
            command,
            "--no-check",
            "--output",
            "json"
        );

        Assert.Equal((0, "https://acme.aimms.cloud/"), (result.ExitCode, (string?)result.Json["address"]));
        Assert.Equal(0, (await accounts.Tool.RunAsync("config", "validate")).ExitCode);
        Assert.Empty(accounts.Emulator.Requests);
    }

    private static string Beside(Accounts accounts, string name) =>
        Path.Combine(Path.GetDirectoryName(accounts.ConfigurationFile)!, name);

    private static async Task<ToolResult> InitAsync(
        Accounts accounts,
        string account,
        string? secret = null,
        params string[] options
    )
    {
        (string Address, string Secret, string[] More) place = account switch
        {
            "prod" => (
                accounts.Emulator.Aimms.BaseAddress.AbsoluteUri,
                accounts.Emulator.Aimms.AdministratorKey,
                ["--service", "aimms"]
            ),
            "eam" => (
                accounts.Emulator.Maximo.BaseAddress.AbsoluteUri,
                accounts.Emulator.Maximo.AdministratorKeyToken,
                ["--service", "Maximo", "--key-id", accounts.Emulator.Maximo.AdministratorKeyId]
            ),
            _ => (
                accounts.Emulator.Veeam.BaseAddress.AbsoluteUri,
                accounts.Emulator.Veeam.AdministratorKey,
                ["--service", "veeam"]
            ),
        };
        using RunningTool running = accounts.Tool.Start([
            "init",
            account,
            "--address",
            place.Address,
            "--secret-stdin",
            .. place.More,
            .. options,
        ]);
        await running.InputAsync((secret ?? place.Secret) + "\n");
        return await running.EndAsync();
    }
}
