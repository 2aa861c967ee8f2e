namespace ApiKeys.Client.Secrets;

/// <summary>What may stand in a path: an id must arrive as that id.</summary>
internal static class PathSegment
{
    /// <summary>
    /// Refuses what the rules of URLs would rewrite; everything else is escaped once and arrives as it is.
    /// </summary>
    /// <exception cref="ArgumentException">The text is empty, <c>.</c>, <c>..</c>, has a control character or half a
    /// surrogate pair.</exception>
    public static void ThrowIfUnsafe(string text, string parameterName)
    {
        if (FaultIn(text) is { } fault)
        {
            throw new ArgumentException(
                $"The {parameterName} {fault}; no key can be addressed by it. Nothing was sent.",
                parameterName
            );
        }
    }

    /// <summary>Why a text cannot be an id; null when it can.</summary>
    public static string? FaultIn(string text) =>
        text switch
        {
            "" => "is empty",
            "." or ".." => $"is '{text}', which the rules of URLs would rewrite",
            _ when text.Any(char.IsControl) => "has a control character",
            _ when HasLoneSurrogate(text) => "has half a surrogate pair, which is no character",
            _ => null,
        };

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
