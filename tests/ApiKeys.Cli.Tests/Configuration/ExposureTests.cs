using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

public class ExposureTests
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Theory]
    [InlineData(Own, false)]
    [InlineData(Own | UnixFileMode.GroupRead, true)]
    [InlineData(Own | UnixFileMode.OtherRead, true)]
    public async Task A_configuration_with_secrets_that_others_can_read_is_warned_of(UnixFileMode mode, bool isWarned)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string file = Path.Combine(accounts.Tool.Home, ".config", "apikeys", "apikeys.json");
        File.SetUnixFileMode(file, mode);

        ToolResult result = await accounts.Tool.RunAsync("accounts");
        ToolResult quiet = await accounts.Tool.RunAsync("accounts", "--quiet");

        Assert.Equal(
            isWarned ? $"warning: '{file}' holds a secret, and other users can read it. Run: chmod 600 {file}\n" : "",
            result.Error
        );
        Assert.Equal((0, ""), (quiet.ExitCode, quiet.Error));
    }

    [Fact]
    public async Task A_secret_file_that_others_can_read_is_warned_of_but_not_a_configuration_without_secrets()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        string secret = accounts.Tool.File("aimms.key");
        await File.WriteAllTextAsync(secret, accounts.Emulator.Aimms.AdministratorKey, The.Token);
        File.SetUnixFileMode(secret, Own | UnixFileMode.OtherRead);
        Accounts.WriteConfiguration(
            accounts.Tool.File("apikeys.json"),
            accounts
                .Emulator.Aimms.ToConfiguration("prod")
                .Select(pair =>
                    pair.Key == "prod:ApiKey" ? KeyValuePair.Create<string, string?>("prod:ApiKeyFile", secret) : pair
                )
        );
        File.SetUnixFileMode(accounts.Tool.File("apikeys.json"), Own | UnixFileMode.OtherRead);

        ToolResult result = await accounts.Tool.RunAsync("list", "--config", "apikeys.json");

        Assert.Equal(
            (0, $"warning: '{secret}' holds a secret, and other users can read it. Run: chmod 600 {secret}\n"),
            (result.ExitCode, result.Error)
        );
    }
}
