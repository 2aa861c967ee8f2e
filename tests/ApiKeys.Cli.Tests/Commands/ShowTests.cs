using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class ShowTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Show_shows_one_key(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync(account);

        ToolResult table = await accounts.Tool.RunAsync("show", id, "--account", account);
        ToolResult json = await accounts.Tool.RunAsync("show", id, "--account", account, "--output", "json");

        Assert.Equal((0, "", 0, ""), (table.ExitCode, table.Error, json.ExitCode, json.Error));
        Assert.Contains(
            table.Lines,
            line => line.StartsWith("id", StringComparison.Ordinal) && line.EndsWith(id, StringComparison.Ordinal)
        );
        Assert.Equal(
            (id, "report", account),
            ((string?)json.Json["id"], (string?)json.Json["name"], (string?)json.Json["account"])
        );
        Assert.Equal(11, json.Json.AsObject().Count);
        Assert.Empty(accounts.SecretsIn(table.Output + json.Output));
    }

    [Theory]
    [InlineData("prod", "none")]
    [InlineData("eam", "none")]
    [InlineData("backup", "999999")]
    [InlineData("backup", "none")]
    public async Task An_unknown_id_has_exit_code_4(string account, string id)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("show", id, "--account", account);

        string named = account == "prod" ? "the id" : "the id or the name";
        Assert.Equal(
            (4, "", $"error: The account '{account}' has no key with {named} '{id}'.\n"),
            (result.ExitCode, result.Output, result.Error)
        );
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_that_no_key_can_have_has_exit_code_2(string id)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        Assert.Equal(2, (await accounts.Tool.RunAsync("show", id, "--account", "prod")).ExitCode);
        Assert.Empty(accounts.Emulator.Requests);
    }
}
