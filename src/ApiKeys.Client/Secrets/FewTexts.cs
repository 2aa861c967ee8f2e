namespace ApiKeys.Client.Secrets;

/// <summary>Compares a few texts, such as the scopes of a key, for which a set would cost more than it saves.</summary>
internal static class FewTexts
{
    private const int Few = 16;

    /// <summary>Whether two lists have the same texts, in any order and however often.</summary>
    public static bool AreSame(
        IReadOnlyList<string> one,
        IReadOnlyList<string> other,
        IEqualityComparer<string> comparer
    ) =>
        one.Count > Few || other.Count > Few
            ? new HashSet<string>(one, comparer).SetEquals(other)
            : AreIn(one, other, comparer) && AreIn(other, one, comparer);

    /// <summary>The list without texts that it has already.</summary>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string> texts, IEqualityComparer<string> comparer)
    {
        for (int i = 1; i < texts.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (comparer.Equals(texts[i], texts[j]))
                {
                    return [.. texts.Distinct(comparer)];
                }
            }
        }

        return texts;
    }

    private static bool AreIn(IReadOnlyList<string> some, IReadOnlyList<string> all, IEqualityComparer<string> comparer)
    {
        for (int i = 0; i < some.Count; i++)
        {
            bool isIn = false;
            for (int j = 0; j < all.Count && !isIn; j++)
            {
                isIn = comparer.Equals(some[i], all[j]);
            }

            if (!isIn)
            {
                return false;
            }
        }

        return true;
    }
}
