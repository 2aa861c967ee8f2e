namespace ApiKeys.Client.Services;

/// <summary>Finds the word that was probably meant by another. Other projects compile this file, too.</summary>
internal static class Spelling
{
    /// <summary>The nearest of some words, without regard to case; null when none is near.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words)
    {
        (string Word, int Distance)[] ranked =
        [
            .. words
                .Select(word => (Word: word, Distance: Distance(typed.ToUpperInvariant(), word.ToUpperInvariant())))
                .OrderBy(static each => each.Distance),
        ];
        return ranked.Length > 0 && ranked[0].Distance <= Math.Max(1, (typed.Length + 1) / 3) ? ranked[0].Word : null;
    }

    /// <summary>
    /// How many characters have to be inserted, removed, replaced or swapped with the next, to make one word of the
    /// other.
    /// </summary>
    private static int Distance(string one, string other)
    {
        int[][] steps = [.. Enumerable.Range(0, one.Length + 1).Select(_ => new int[other.Length + 1])];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                steps[i][j] = i == 0 || j == 0 ? i + j : Step(steps, one, other, i, j);
            }
        }

        return steps[one.Length][other.Length];
    }

    private static int Step(int[][] steps, string one, string other, int i, int j)
    {
        int step = Math.Min(
            Math.Min(steps[i - 1][j], steps[i][j - 1]) + 1,
            steps[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
        );
        return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]
            ? Math.Min(step, steps[i - 2][j - 2] + 1)
            : step;
    }
}
