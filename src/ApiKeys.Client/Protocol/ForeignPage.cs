using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// Reads what a page of HTML or XML says, which a proxy or a gateway sent in place of the service: its title, otherwise
/// its words.
/// </summary>
internal static class ForeignPage
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant;

    private static readonly Regex _title = new("<title[^>]*>([^<]*[^<\\s])", Options);
    private static readonly Regex _markup = new("<(script|style|head)\\b.*?</\\1>|<!--.*?-->|<[^>]*>?", Options);

    /// <summary>Whether a body is a page.</summary>
    public static bool Is(string body) => body.StartsWith("<", StringComparison.Ordinal);

    /// <summary>The text on one line, without characters that cannot be seen; empty when there is none.</summary>
    public static string TextOf(string page) =>
        string.Join(
            " ",
            new string([
                .. WebUtility
                    .HtmlDecode(
                        _title.Match(page) is { Success: true } title
                            ? title.Groups[1].Value
                            : _markup.Replace(page, " ")
                    )
                    .Select(static c => IsVisible(c) ? c : ' '),
            ]).Split([' '], StringSplitOptions.RemoveEmptyEntries)
        );

    private static bool IsVisible(char c) =>
        !char.IsControl(c) && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format;
}
