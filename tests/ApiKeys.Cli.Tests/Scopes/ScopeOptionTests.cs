using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Scopes;

public class ScopeOptionTests
{
    [Theory]
    [InlineData("prod", "task,session", "Tasks", "Session")]
    [InlineData("prod", "API Key", "APIKey")]
    [InlineData("eam", "UserAdmin, system admin", "systemAdmin", "userAdmin")]
    [InlineData("backup", "REST, UI", "rest", "ui")]
    public async Task Scopes_are_sent_as_documented_and_separated_by_commas(
        string account,
        string written,
        params string[] scopes
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(Create(account, written));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(scopes, result.Json["scopes"]!.AsArray().Select(scope => (string?)scope));
    }

    [Theory]
    [InlineData("prod", "Taks", "AIMMS documents no scope 'Taks'. Did you mean Tasks?", "PublishApp")]
    [InlineData("prod", "Tasks,Sesion", "Did you mean Session?", "PublishApp")]
    [InlineData("prod", "Tasks,", "documents no scope ''.", "PublishApp")]
    [InlineData("eam", "userAdmn", "Did you mean userAdmin?", "apikeyAdmin")]
    [InlineData("backup", "everything", "Veeam documents no scope 'everything'. The", "ui, rest, integration")]
    public async Task A_scope_that_is_not_documented_is_refused_with_a_suggestion_and_the_list(
        string account,
        string written,
        string hint,
        string listed
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(Create(account, written));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(hint, result.Error, StringComparison.Ordinal);
        Assert.Contains(listed, result.Error, StringComparison.Ordinal);
        Assert.Contains("--scope-exact", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Scope_exact_sends_the_scope_as_it_is_written()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        await accounts.Tool.RunAsync([.. Create("prod", "Taks,New"), "--scope-exact"]);

        string body = accounts.Emulator.Requests.Single(request => request.Method == "POST").Body;
        Assert.Equal("""["Taks,New"]""", JsonNode.Parse(body)!["scopes"]!.ToJsonString());
    }

    [Fact]
    public async Task Scopes_of_an_update_are_read_in_the_same_way()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");
        string[] call = ["update", id, "--account", "eam", "--output", "json", "--scope"];

        ToolResult typo = await accounts.Tool.RunAsync([.. call, "sytemAdmin"]);
        ToolResult done = await accounts.Tool.RunAsync([.. call, "SYSTEMADMIN,useradmin"]);

        Assert.Equal((2, 0), (typo.ExitCode, done.ExitCode));
        Assert.Contains("Did you mean systemAdmin?", typo.Error, StringComparison.Ordinal);
        Assert.Equal(["systemAdmin", "userAdmin"], done.Json["scopes"]!.AsArray().Select(scope => (string?)scope));
    }

    private static string[] Create(string account, string scopes) =>
        [
            "create",
            "report",
            "--account",
            account,
            "--scope",
            scopes,
            .. account switch
            {
                "prod" => new[] { "--expires", "90d" },
                "eam" => ["--refresh-every", "90d"],
                _ => [],
            },
            "--out",
            "new.key",
            "--output",
            "json",
        ];
}
