using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Cli.Values;

namespace ApiKeys.Cli.Tests;

public partial class DocumentationTests
{
    private static readonly RootCommand _root = CommandLine.Root();
    private static readonly string _text = File.ReadAllText(Repository.File("docs", "guides", "command-line-tool.md"));

    public static TheoryData<string> CommandNames => [.. _root.Subcommands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void Each_command_is_documented_with_all_its_options(string name)
    {
        Command command = _root.Subcommands.Single(command => command.Name == name);

        Assert.Matches($"`apikeys {name}[ `]", _text);
        foreach (
            Option option in command
                .Options.Concat(_root.Options)
                .Where(option => option.Name is not ("--version" or "--help"))
        )
        {
            Assert.Matches($"\\| .*`{option.Name}[ `].* \\|", _text);
        }
    }

    [Fact]
    public void Each_documented_option_exists()
    {
        HashSet<string> options =
        [
            .. _root.Subcommands.Append(_root).SelectMany(command => command.Options).Select(option => option.Name),
            "--global",
        ];

        Assert.Subset(options, Options().Matches(_text).Select(match => match.Value).ToHashSet());
    }

    [Fact]
    public void The_documented_exit_codes_are_those_of_the_tool() =>
        Assert.Equal(
            Enum.GetValues<ExitCode>().Select(code => (int)code),
            ExitCodes()
                .Matches(_text[_text.IndexOf("## Exit codes", StringComparison.Ordinal)..])
                .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
        );

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void The_examples_in_the_help_can_be_parsed(string name)
    {
        ToolCommand command = (ToolCommand)_root.Subcommands.Single(command => command.Name == name);

        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example => Assert.Empty(_root.Parse(Words(example)).Errors));
    }

    [Fact]
    public async Task The_help_of_a_command_ends_with_its_examples()
    {
        using Tool tool = new();

        ToolResult result = await tool.RunAsync("create", "--help");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("--refresh-every <30d|NEVER>", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("  apikeys create reports", result.Lines[^1], StringComparison.Ordinal);
    }

    /// <summary>The arguments of an example; what follows <c>&gt;</c> is the shell's.</summary>
    private static string[] Words(string example) =>
        [.. CommandWords.Split(example).Skip(1).TakeWhile(static word => !word.StartsWith('>'))];

    [GeneratedRegex("(?<![\\w-])--[a-z][a-z-]*")]
    private static partial Regex Options();

    [GeneratedRegex("^\\| (\\d+) \\|", RegexOptions.Multiline)]
    private static partial Regex ExitCodes();
}
