using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class ScopesTests
{
    [Fact]
    public async Task Scopes_lists_the_scopes_that_may_be_granted()
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
    public async Task Scopes_at_a_service_that_does_not_list_them_is_refused(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("scopes", "--account", account);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("cannot list the scopes that may be granted", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }
}
