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
    [InlineData("apikeys rotation has no command 'statsu'. Did you mean status?", "rotation", "statsu")]
    [InlineData("apikeys rotation has no command 'frobnicate'.", "rotation", "frobnicate")]
    [InlineData("apikeys rotation status has no option '--polcy'.", "rotation", "status", "--polcy")]
    [InlineData("apikeys rotation run does not take 'surplus'.", "rotation", "run", "surplus")]
    [InlineData("apikeys rotation has no command 'stat'. Did you mean status?", "rotation", "stat")]
    [InlineData("There is no command 'craete'. Did you mean create?", "craete", "--help")]
    [InlineData("apikeys rotation has no command 'statsu'. Did you mean status?", "rotation", "statsu", "--help")]
    [InlineData("<what> is 'shw'; it must be one of path, show, validate, schema. Did you mean show?", "config", "shw")]
    [InlineData("<shell> is 'tcsh'; it must be one of bash, zsh, fish, pwsh.", "completion", "tcsh")]
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
    [InlineData("apikeys rotation status", "rotation", "status", "--polcy")]
    [InlineData("apikeys rotation approve", "rotation", "approve")]
    [InlineData("apikeys rotation", "rotation", "statsu")]
    [InlineData("apikeys list", "list", "surplus")]
    [InlineData("apikeys", "frobnicate")]
    public async Task The_help_of_the_whole_command_is_named(string command, params string[] arguments)
    {
        using Tool tool = new();

        ToolResult result = await tool.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.EndsWith($"\nSee: {command} --help\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version", "version")]
    [InlineData("--help", "help")]
    [InlineData("create --help", "help create")]
    [InlineData("list --help", "help ls")]
    [InlineData("rotation status --help", "help rotation status")]
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
