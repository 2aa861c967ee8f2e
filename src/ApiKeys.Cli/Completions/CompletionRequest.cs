using System.Text.RegularExpressions;

namespace ApiKeys.Cli.Completions;

/// <summary>The arguments with which a completion script calls the tool: where the cursor is, and the line.</summary>
internal static partial class CompletionRequest
{
    /// <summary>
    /// The arguments as the library can read them. It throws for an option whose value is typed behind an equals sign; a
    /// blank in its place means the same, and is as long.
    /// </summary>
    public static IReadOnlyList<string> Readable(IReadOnlyList<string> args) =>
        args is [var directive, var line] && directive.StartsWith("[suggest:", StringComparison.Ordinal)
            ? [directive, LastOption().Replace(line, "$1 $2")]
            : args;

    [GeneratedRegex(@"(?<=\s)(--[^\s=]+)=(\S*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex LastOption();
}
