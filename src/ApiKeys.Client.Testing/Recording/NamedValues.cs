using System.Text.Json;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Testing.Recording;

/// <summary>
/// Finds values with their names in any text: a query, a form, JSON or multipart. Malformed text is searched too.
/// </summary>
internal static partial class NamedValues
{
    /// <summary>Replaces values.</summary>
    /// <param name="text">The text.</param>
    /// <param name="replace">Returns the replacement of a value, both decoded; <see langword="null"/> to keep
    /// it.</param>
    public static string Replace(string text, Func<string, string, string?> replace)
    {
        string withoutMembers = Member().Replace(text, match => Replaced(match, Unquoted, replace, '"'));
        string withoutParts = Part().Replace(withoutMembers, match => Replaced(match, static plain => plain, replace));
        return Pair().Replace(withoutParts, match => Replaced(match, Unescaped, replace));
    }

    [GeneratedRegex(
        """(?<head>"(?<name>(?:[^"\\]|\\.)*)"\s*:\s*)(?:"(?<value>(?:[^"\\]|\\.)*)"|(?<value>-?[0-9][0-9.eE+-]*))""",
        RegexOptions.Singleline
    )]
    private static partial Regex Member();

    [GeneratedRegex(
        """(?<head>\bname="?(?<name>[^"\r\n;]+)"?[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n)(?<value>.*?)(?=\r?\n--|\z)""",
        RegexOptions.Singleline
    )]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<=^|[?&])(?<head>(?<name>[^=&?""\s]+)=)(?<value>[^&#\s""]*)")]
    private static partial Regex Pair();

    private static string Replaced(
        Match match,
        Func<string, string> decode,
        Func<string, string, string?> replace,
        char? quote = null
    ) =>
        replace(decode(match.Groups["name"].Value), decode(match.Groups["value"].Value)) is { } replacement
            ? $"{match.Groups["head"].Value}{quote}{replacement}{quote}"
            : match.Value;

    private static string Unescaped(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Unquoted(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse($"\"{text}\"");
            return json.RootElement.GetString()!;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return text;
        }
    }
}
