using System.Globalization;
using System.Text;

namespace ApiKeys.Cli.Output;

/// <summary>Takes from a text what would move the cursor, change colours or turn the direction of a terminal: names of keys come from others.</summary>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text) => text.Any(IsActive) ? Cleaned(text) : text;

    private static string Cleaned(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text)
        {
            plain.Append(IsActive(c) ? Replacement : c);
        }

        return plain.ToString();
    }

    private static bool IsActive(char c) => c != '\n' && char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
