using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class ScopesTests
{
    [Fact]
    public async Task Scopes_lists_the_scopes_that_the_service_lists_with_descriptions()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult table = await accounts.Tool.RunAsync("scopes", "--account", "prod");
        ToolResult json = await accounts.Tool.RunAsync("scopes", "--account", "prod", "--output", "json");

        Assert.Equal((0, "", 0, ""), (table.ExitCode, table.Error, json.ExitCode, json.Error));
        Assert.Contains(table.Lines, line => line.StartsWith("PublishApp\t", StringComparison.Ordinal));
        Assert.Contains(
            """{"name":"PublishApp","description":"Publish, update and delete applications","source":"service"}""",
            json.Json.AsArray().Select(scope => scope!.ToJsonString())
        );
    }

    [Theory]
    [InlineData("eam", "systemAdmin", "userAdmin", "apikeyAdmin")]
    [InlineData("backup", "ui", "rest", "integration")]
    public async Task Scopes_at_a_service_that_does_not_list_them_are_the_documented_ones(
        string account,
        params string[] names
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("scopes", "--account", account, "--output", "json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(names, result.Json.AsArray().Select(scope => (string?)scope!["name"]));
        Assert.All(result.Json.AsArray(), scope => Assert.Equal("documentation", (string?)scope!["source"]));
        Assert.All(result.Json.AsArray(), scope => Assert.NotNull((string?)scope!["description"]));
        Assert.Empty(accounts.Emulator.Requests);
    }
}
