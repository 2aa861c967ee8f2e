using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class ServiceLimitTests
{
    [Theory]
    [InlineData("AIMMS cannot refresh a key", "refresh", "nightly", "--account", "prod")]
    [InlineData("AIMMS cannot refresh a key", "refresh", "--account", "prod")]
    [InlineData("Veeam cannot refresh a key", "refresh", "1", "--account", "backup", "--out", "x")]
    [InlineData("AIMMS cannot update a key", "update", "nightly", "--account", "prod")]
    [InlineData("AIMMS cannot disable a key", "disable", "--account", "prod")]
    [InlineData("--scope: Veeam cannot change the scopes", "update", "1", "--account", "backup", "--scope", "ui")]
    [InlineData("Maximo never continues a create", "resume", "--account", "eam")]
    [InlineData(
        "--read-only: AIMMS has no keys that are limited to reading",
        "create",
        "x",
        "--account",
        "prod",
        "--read-only"
    )]
    [InlineData("--refresh-every is for Maximo", "create", "x", "--account", "prod", "--refresh-every", "30d")]
    [InlineData("--expires: Veeam has no date", "create", "x", "--account", "backup", "--expires", "30d")]
    public async Task What_the_service_cannot_do_is_said_before_what_is_missing(string text, params string[] arguments)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: " + text, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(accounts.Emulator.Requests);
    }
}
