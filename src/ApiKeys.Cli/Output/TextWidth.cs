using System.Globalization;
using Spectre.Console.Rendering;

namespace ApiKeys.Cli.Output;

/// <summary>How many columns of a terminal a text takes, and how it is broken into lines.</summary>
internal static class TextWidth
{
    public static int Of(string text) => text.Length == 0 ? 0 : new Segment(text).CellCount();

    /// <summary>Breaks a text at blanks, and a word that is too long between two characters.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width) =>
        Join(text.Split(' ').SelectMany(word => Pieces(word, width)), width);

    /// <summary>Breaks a text at blanks alone, so that no id is broken.</summary>
    public static IReadOnlyList<string> WrapWords(string text, int width) => Join(text.Split(' '), width);

    private static List<string> Join(IEnumerable<string> words, int width)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in words)
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || Of(longer) <= width)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word;
        }

        lines.Add(line);
        return lines;
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        if (Of(word) <= width)
        {
            yield return word;
            yield break;
        }

        string piece = "";
        TextElementEnumerator characters = StringInfo.GetTextElementEnumerator(word);
        while (characters.MoveNext())
        {
            string character = characters.GetTextElement();
            if (piece.Length > 0 && Of(piece + character) > width)
            {
                yield return piece;
                piece = "";
            }

            piece += character;
        }

        yield return piece;
    }
}
