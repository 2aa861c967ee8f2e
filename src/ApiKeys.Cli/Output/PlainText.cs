using System.Globalization;
using System.Text;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Escapes characters that would move the cursor, change colours or turn the direction of a terminal, and invisible
/// ones: other people choose the names of keys. The escapes are those of JSON, such as <c>\u200B</c>.
/// </summary>
internal static class PlainText
{
    /// <summary>A text that keeps its line breaks.</summary>
    public static string Of(string text) => Escaped(text, static rune => rune.Value != '\n' && IsHidden(rune));

    /// <summary>A text on one line, with blanks at its ends escaped too.</summary>
    public static string OfCell(string text)
    {
        string visible = Escaped(text, IsHidden);
        string trimmed = visible.Trim(' ');
        int before = visible.Length - visible.TrimStart(' ').Length;
        return trimmed.Length == visible.Length
            ? visible
            : Blanks(before) + trimmed + Blanks(visible.Length - trimmed.Length - before);
    }

    private static string Escaped(string text, Func<Rune, bool> isEscaped)
    {
        if (!text.EnumerateRunes().Any(isEscaped))
        {
            return text;
        }

        StringBuilder plain = new(text.Length);
        Rune[] runes = [.. text.EnumerateRunes()];
        for (int at = 0; at < runes.Length; at++)
        {
            string part = runes[at].ToString();
            bool isShown = !isEscaped(runes[at]) || Emoji.IsPartOfOne(runes, at);
            plain.Append(isShown ? part : string.Concat(part.Select(Escape)));
        }

        return plain.ToString();
    }

    private static string Blanks(int count) => string.Concat(Enumerable.Repeat(Escape(' '), count));

    private static string Escape(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");

    private static bool IsHidden(Rune rune) =>
        rune.Value != ' '
        && (
            Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            || IsBlankLetter(rune.Value)
        );

    /// <summary>
    /// Characters that are drawn as nothing, whatever they are called: fillers, joiners and variation selectors.
    /// </summary>
    private static bool IsBlankLetter(int c) =>
        c
            is 0x034F
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or 0x2800
                or 0x3164
                or 0xFFA0
                or (>= 0x180B and <= 0x180F)
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0100 and <= 0xE01EF);
}
