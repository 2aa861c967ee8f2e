using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class UnknownWordTests
{
    [Theory]
    [InlineData("There is no command 'lst'. Did you mean list?", "lst")]
    [InlineData("There is no command 'revoke'. Did you mean delete?", "revoke", "nightly", "--account", "prod")]
    [InlineData("There is no command 'frobnicate'.", "frobnicate")]
    [InlineData("apikeys list has no option '--acount'. Did you mean --account?", "list", "--acount", "prod")]
    [InlineData("apikeys list has no option '--format'. Did you mean --output?", "list", "--format=json")]
    [InlineData("apikeys list has no option '-x'.", "list", "-x")]
    [InlineData("apikeys show has no option '--acount'. Did you mean --account?", "show", "--acount", "prod")]
    [InlineData("apikeys delete has no option '--dryrun'.", "delete", "--dryrun", "--account", "prod", "--yes")]
    [InlineData("apikeys list does not take 'surplus'.", "list", "surplus")]
    [InlineData("A command is missing.")]
    public async Task An_unknown_word_is_one_line_with_a_suggestion(string text, params string[] arguments)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(arguments);

        string[] lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("error: " + text, lines[0], StringComparison.Ordinal);
        Assert.StartsWith("See: apikeys", lines[1], StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData("--version", "version")]
    [InlineData("--help", "help")]
    [InlineData("create --help", "help create")]
    [InlineData("list --help", "help ls")]
    public async Task Help_and_version_are_commands_too(string option, string command)
    {
        using Tool tool = new();

        ToolResult one = await tool.RunAsync(option.Split(' '));
        ToolResult other = await tool.RunAsync(command.Split(' '));

        Assert.Equal((0, 0, ""), (one.ExitCode, other.ExitCode, other.Error));
        Assert.Equal(one.Output, other.Output);
    }

    [Fact]
    public async Task Short_names_mean_the_same()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");

        ToolResult list = await accounts.Tool.RunAsync("ls", "-a", "prod", "-o", "json");
        ToolResult delete = await accounts.Tool.RunAsync("rm", "report", "-a", "prod", "--yes");

        Assert.Equal((0, 0, 0), (list.ExitCode, delete.ExitCode, accounts.Reports("prod")));
        Assert.Contains("report", list.Json.AsArray().Select(key => (string?)key!["id"]));
    }
}
