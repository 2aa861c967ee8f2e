using System.Globalization;
using System.Text;
using ApiKeys.Client;

namespace ApiKeys.Cli.Auditing;

/// <summary>Finds keys of an account whose names differ but look the same.</summary>
internal static class NameAudit
{
    /// <summary>
    /// The full-width form of the first printable ASCII character; the others follow in the order of ASCII.
    /// </summary>
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
    /// A name as a person reads it: without invisible characters, with full-width characters as narrow ones, with each
    /// run of blanks as one, in one case. The framework's normalization does not help here: it does nothing in a
    /// program with invariant globalization.
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

    /// <summary>A name in quotation marks, with each invisible character as its code.</summary>
    private static string Spelled(string name) => $"'{string.Concat(name.EnumerateRunes().Select(Spelled))}'";

    private static string Spelled(Rune rune) =>
        IsInvisible(rune) || (Rune.IsWhiteSpace(rune) && rune.Value != ' ')
            ? $"\\u{{{rune.Value:X}}}"
            : rune.ToString();
}
