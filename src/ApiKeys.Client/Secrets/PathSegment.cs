namespace ApiKeys.Client.Secrets;

/// <summary>Checks ids for paths: an id must arrive unchanged.</summary>
internal static class PathSegment
{
    /// <summary>
    /// Rejects text that the rules of URLs would rewrite; any other text is escaped once and arrives unchanged.
    /// </summary>
    /// <exception cref="ArgumentException">The text is empty, <c>.</c>, <c>..</c>, has a control character or half a
    /// surrogate pair.</exception>
    public static void ThrowIfUnsafe(string text, string parameterName)
    {
        if (ErrorIn(text) is { } error)
        {
            throw new ArgumentException(
                $"The {parameterName} {error}; no key can have it as its id. Nothing was sent.",
                parameterName
            );
        }
    }

    /// <summary>Why a text cannot be an id; null when it can.</summary>
    public static string? ErrorIn(string text) =>
        text switch
        {
            "" => "is empty",
            "." or ".." => $"is '{text}', which the rules of URLs would rewrite",
            _ when HasControl(text) => "has a control character",
            _ when HasLoneSurrogate(text) => "has half a surrogate pair, which is no character",
            _ => null,
        };

    /// <summary>Whether a text has a control character.</summary>
    public static bool HasControl(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text has half a surrogate pair, which is no character and would arrive as another.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
