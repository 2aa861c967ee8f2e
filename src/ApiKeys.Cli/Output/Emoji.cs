using System.Text;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Recognizes the invisible characters within an emoji: the joiner between two of them, and the selector that asks for
/// the picture. They change what is drawn, so they are no disguise.
/// </summary>
internal static class Emoji
{
    private const int Joiner = 0x200D;
    private const int PictureSelector = 0xFE0F;

    /// <summary>Whether an invisible character belongs to the emoji around it.</summary>
    public static bool IsPartOfOne(IReadOnlyList<Rune> runes, int at) =>
        runes[at].Value switch
        {
            PictureSelector => at > 0 && IsPicture(runes[at - 1]),
            Joiner => at > 0
                && at + 1 < runes.Count
                && IsPicture(runes[at + 1])
                && (IsPicture(runes[at - 1]) || (at > 1 && IsPartOfOne(runes, at - 1))),
            _ => false,
        };

    private static bool IsPicture(Rune rune) =>
        rune.Value
            is (>= 0x1F000 and <= 0x1FAFF)
                or (>= 0x2300 and <= 0x23FF)
                or (>= 0x2600 and <= 0x27BF)
                or (>= 0x2B00 and <= 0x2BFF);
}
