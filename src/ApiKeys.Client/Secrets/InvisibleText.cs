using System.Globalization;

namespace ApiKeys.Client.Secrets;

/// <summary>
/// Finds invisible characters: characters without width or for text direction, blanks other than the plain one, and
/// characters that Unicode has for other purposes than writing. Characters that join or vary emoji are allowed where
/// they do that.
/// </summary>
internal static class InvisibleText
{
    private const int ZeroWidthJoiner = 0x200D;
    private const int Keycap = 0x20E3;

    // Letters, marks and symbols by category that are still drawn as nothing or as a blank.
    private static readonly int[] _blankByDesign = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    private static readonly int[] _otherEmoji =
    [
        0xA9,
        0xAE,
        0x203C,
        0x2049,
        0x2122,
        0x2139,
        0x3030,
        0x303D,
        0x3297,
        0x3299,
    ];

    /// <summary>
    /// Where the first such character begins; -1 when there is none. The text has no lone surrogates.
    /// </summary>
    public static int IndexIn(string text)
    {
        for (int at = 0, before = 0, length; at < text.Length; at += length)
        {
            int character = char.ConvertToUtf32(text, at);
            length = char.IsSurrogatePair(text, at) ? 2 : 1;
            int after = at + length < text.Length ? char.ConvertToUtf32(text, at + length) : 0;
            if (IsInvisible(text, at, character) && !IsPartOfEmoji(before, character, after))
            {
                return at;
            }

            before = IsVariationSelector(character) ? before : character;
        }

        return -1;
    }

    private static bool IsInvisible(string text, int at, int character) =>
        IsVariationSelector(character)
        || IsNoncharacter(character)
        || _blankByDesign.Contains(character)
        || CharUnicodeInfo.GetUnicodeCategory(text, at)
            is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || (CharUnicodeInfo.GetUnicodeCategory(text, at) == UnicodeCategory.SpaceSeparator && character != ' ');

    private static bool IsPartOfEmoji(int before, int character, int after) =>
        character == ZeroWidthJoiner
            ? IsEmoji(before) && IsEmoji(after)
            : character is 0xFE0E or 0xFE0F
                && (IsEmoji(before) || (before is '#' or '*' or (>= '0' and <= '9') && after == Keycap));

    // By range: what the category of a character is, not every runtime knows.
    private static bool IsEmoji(int character) =>
        character is (>= 0x2190 and <= 0x2BFF) or (>= 0x1F000 and <= 0x1FAFF) || _otherEmoji.Contains(character);

    private static bool IsVariationSelector(int character) =>
        character is (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    private static bool IsNoncharacter(int character) =>
        (character & 0xFFFE) == 0xFFFE || character is >= 0xFDD0 and <= 0xFDEF;
}
