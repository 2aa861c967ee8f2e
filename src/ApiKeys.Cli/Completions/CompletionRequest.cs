using System.Globalization;
using System.Text.RegularExpressions;

namespace ApiKeys.Cli.Completions;

/// <summary>What a completion script asks: the line that is being typed, and where the cursor is.</summary>
/// <param name="Before">The complete words before the cursor, without the tool's name.</param>
/// <param name="Word">The beginning of the word at the cursor; empty behind a blank.</param>
/// <param name="After">The words after the cursor.</param>
internal sealed partial record CompletionRequest(string[] Before, string Word, string[] After)
{
    /// <summary>Reads <c>[suggest:position] line</c>; null when the arguments are a call of the tool.</summary>
    public static CompletionRequest? Of(IReadOnlyList<string> args) =>
        args is [var directive, var line] && Directive().Match(directive) is { Success: true } match
            ? At(line, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            : null;

    private static CompletionRequest At(string line, int position)
    {
        string typed = line[..Math.Min(position, line.Length)];
        string[] words = [.. Words(typed).Skip(1)];
        string[] after = [.. Words(line[typed.Length..])];
        return words.Length == 0 || char.IsWhiteSpace(typed[^1])
            ? new(words, "", after)
            : new(words[..^1], words[^1], after);
    }

    private static IEnumerable<string> Words(string line) =>
        System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(line);

    [GeneratedRegex(@"^\[suggest:(\d{1,6})\]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();
}
