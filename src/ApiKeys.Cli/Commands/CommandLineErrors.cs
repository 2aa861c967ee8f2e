using System.CommandLine;
using System.CommandLine.Parsing;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Commands;

/// <summary>What is wrong with the arguments: an unknown word in one line with a suggestion, before anything else.</summary>
internal static class CommandLineErrors
{
    // What other tools call a command.
    private static readonly Dictionary<string, string> _synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["new"] = "create",
        ["add"] = "create",
        ["issue"] = "create",
        ["get"] = "show",
        ["describe"] = "show",
        ["revoke"] = "delete",
        ["remove"] = "delete",
        ["rename"] = "update",
        ["edit"] = "update",
        ["renew"] = "refresh",
        ["login"] = "init",
        ["setup"] = "init",
        ["configure"] = "init",
        ["whoami"] = "accounts",
        ["check"] = "accounts",
        ["configuration"] = "config",
        ["--format"] = "--output",
        ["-v"] = "--verbose",
        ["-c"] = "--config",
    };

    public static IEnumerable<string> Of(ParseResult parsed) =>
        UnknownOption(parsed) is { } option ? [OptionError(parsed, option)]
        : parsed.UnmatchedTokens is [var word, ..] ? [WordError(parsed, word)]
        : parsed.CommandResult.Command is RootCommand ? ["A command is missing."]
        : parsed.Errors.Select(static error => error.Message).Distinct();

    /// <summary>
    /// Whether there is a word that the parser does not object to: an unknown option that it took for an argument, or
    /// an unknown command whose help is wanted.
    /// </summary>
    public static bool HasUnknownWord(ParseResult parsed) =>
        parsed.Action is HelpWithExamples
            ? parsed is { UnmatchedTokens.Count: > 0, CommandResult.Command.Subcommands.Count: > 0 }
            : parsed.Errors.Count == 0 && UnknownOption(parsed) is not null;

    /// <summary>A word that looks like an option, even where the parser took it for an argument.</summary>
    private static string? UnknownOption(ParseResult parsed) =>
        parsed.Tokens.Any(static token => token.Type == TokenType.DoubleDash)
            ? null
            : parsed
                .UnmatchedTokens.Concat(ArgumentWords(parsed))
                .FirstOrDefault(static word => word.StartsWith('-') && word.Trim('-').Length > 0);

    private static IEnumerable<string> ArgumentWords(ParseResult parsed) =>
        parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(static argument => argument.Tokens)
            .Select(static token => token.Value)
            .Where(static word => word.StartsWith("--", StringComparison.Ordinal));

    private static string OptionError(ParseResult parsed, string word)
    {
        string name = word.Split('=')[0];
        IEnumerable<string> names = parsed
            .CommandResult.Command.Options.Concat(parsed.RootCommandResult.Command.Options)
            .Select(static option => option.Name);
        return $"{CallOf(parsed)} has no option '{name}'.{Hint(name, names)}";
    }

    private static string WordError(ParseResult parsed, string word) =>
        parsed.CommandResult.Command is RootCommand root
            ? $"There is no command '{word}'.{Hint(word, CommandNames(root))}"
        : parsed.CommandResult.Command is { Subcommands.Count: > 0 } group
            ? $"{CallOf(parsed)} has no command '{word}'.{Hint(word, CommandNames(group))}"
        : $"{CallOf(parsed)} does not take '{word}'.";

    private static IEnumerable<string> CommandNames(Command group) =>
        group.Subcommands.Where(static command => !command.Hidden).Select(static command => command.Name);

    private static string Hint(string word, IEnumerable<string> words) =>
        _synonyms.TryGetValue(word, out string? known) && words.Contains(known)
            ? $" Did you mean {known}?"
            : Nearest.Hint(word, words);

    /// <summary>The command as it is called, with the commands that it belongs to.</summary>
    public static string CallOf(ParseResult parsed) => CallOf(parsed.CommandResult);

    private static string CallOf(CommandResult command) =>
        command.Parent is CommandResult above ? $"{CallOf(above)} {command.Command.Name}" : "apikeys";
}
