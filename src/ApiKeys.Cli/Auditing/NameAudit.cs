using System.Globalization;
using System.Text;
using ApiKeys.Client;

namespace ApiKeys.Cli.Auditing;

/// <summary>Finds keys of an account whose names differ, but look the same to a person.</summary>
internal static class NameAudit
{
    /// <summary>The wide form of the first printable character of ASCII; the others follow in ASCII's order.</summary>
    private const int FirstWide = 0xFF01;
    private const int LastWide = 0xFF5E;

    public static IEnumerable<Finding> Of(IReadOnlyList<ApiKey> keys) =>
        from key in keys
        group key by Folded(key.Name) into alike
        where alike.Select(static key => key.Name).Distinct(StringComparer.Ordinal).Skip(1).Any()
        from key in alike
        let others = alike.Where(other => other.Name != key.Name).Select(static other => other.Id)
        select Finding.Of(
            key,
            FindingKind.LookalikeName,
            $"its name {Spelled(key.Name)} looks like that of {string.Join(", ", others)}"
        );

    /// <summary>
    /// A name as a person reads it: without what cannot be seen, wide characters as narrow ones, blanks as one, in one
    /// case. The framework's normalization is no help here: it does nothing in a program that is independent of
    /// cultures.
    /// </summary>
    private static string Folded(string name)
    {
        StringBuilder visible = new();
        foreach (Rune rune in name.EnumerateRunes().Where(static rune => !IsInvisible(rune)))
        {
            visible.Append(Rune.IsWhiteSpace(rune) ? " " : Narrow(rune).ToString());
        }

        return string.Join(' ', visible.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToUpperInvariant();
    }

    private static Rune Narrow(Rune rune) =>
        rune.Value is >= FirstWide and <= LastWide ? new Rune(rune.Value - FirstWide + '!') : rune;

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Format
                or UnicodeCategory.Control
                or UnicodeCategory.OtherNotAssigned
        || rune.Value
            is 0x034F
                or 0x115F
                or 0x1160
                or 0x3164
                or 0xFFA0
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>A name with quotation marks, and with what nobody sees as its number.</summary>
    private static string Spelled(string name) => $"'{string.Concat(name.EnumerateRunes().Select(Spelled))}'";

    private static string Spelled(Rune rune) =>
        IsInvisible(rune) || (Rune.IsWhiteSpace(rune) && rune.Value != ' ')
            ? $"\\u{{{rune.Value:X}}}"
            : rune.ToString();
}
