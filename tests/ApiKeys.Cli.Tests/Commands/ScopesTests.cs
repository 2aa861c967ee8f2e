using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class ScopesTests
{
    [Fact]
    public async Task The_scopes_that_may_be_granted_are_listed()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult table = await accounts.Tool.RunAsync("scopes", "--account", "prod");
        ToolResult json = await accounts.Tool.RunAsync("scopes", "--account", "prod", "--output", "json");

        Assert.Equal((0, "", 0, ""), (table.ExitCode, table.Error, json.ExitCode, json.Error));
        Assert.Contains("PublishApp", table.Lines);
        Assert.Contains(
            """{"name":"PublishApp","description":null}""",
            json.Json.AsArray().Select(scope => scope!.ToJsonString())
        );
    }

    [Theory]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Where_the_service_does_not_tell_that_is_said(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("scopes", "--account", account);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("cannot list the scopes that may be granted", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }
}
