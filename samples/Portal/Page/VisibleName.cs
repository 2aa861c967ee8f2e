using System.Globalization;
using System.Text;

namespace ApiKeys.Client.Samples.Portal.Page;

/// <summary>
/// Shows a name so that it can be distinguished from others: invisible characters appear as their code, as in
/// <c>nightly⟨U+200B⟩</c>.
/// </summary>
internal static class VisibleName
{
    public static string Of(string name)
    {
        string inner = name.Trim();
        int start = inner.Length == 0 ? name.Length : name.IndexOf(inner, StringComparison.Ordinal);
        return string.Concat(
            Marked(name[..start]),
            string.Concat(inner.EnumerateRunes().Select(Shown)),
            Marked(name[(start + inner.Length)..])
        );
    }

    private static string Marked(string text) => string.Concat(text.EnumerateRunes().Select(Mark));

    private static string Shown(Rune rune) => IsInvisible(rune) ? Mark(rune) : rune.ToString();

    // Joiners and variation selectors in emoji stay, because a browser draws those as one.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is not (0x200D or 0xFE0F)
        && (
            Rune.IsControl(rune)
            || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator && rune.Value != ' ')
        );

    private static string Mark(Rune rune) => $"⟨U+{rune.Value:X4}⟩";
}
