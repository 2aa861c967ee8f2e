namespace ApiKeys.Client.Secrets;

/// <summary>Checks text for headers.</summary>
internal static class HeaderText
{
    /// <summary>
    /// Returns whether a text arrives as one header with that value: visible ASCII, and blanks within.
    /// </summary>
    public static bool IsSafe(string text) =>
        text.Length > 0 && text[0] != ' ' && text[text.Length - 1] != ' ' && IsVisible(text);

    /// <summary>
    /// Rejects a text that would break the request apart. The message does not quote the text, because it may be a
    /// secret.
    /// </summary>
    /// <exception cref="ArgumentException">The text is not safe.</exception>
    public static void ThrowIfUnsafe(string text, string name)
    {
        if (!IsSafe(text))
        {
            throw new ArgumentException(
                $"The header '{name}' takes visible ASCII characters only, without line breaks, and without blanks "
                    + "at the ends.",
                name
            );
        }
    }

    private static bool IsVisible(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
