namespace ApiKeys.Client.Secrets;

/// <summary>Checks text that is used as a secret.</summary>
internal static class SecretText
{
    /// <summary>Returns whether a secret arrives unchanged.</summary>
    /// <param name="text">The secret.</param>
    /// <param name="isEncoded">
    /// Whether it is sent in a body or in base64, which takes more than a header does: any character that is visible.
    /// </param>
    public static bool IsSendable(string text, bool isEncoded) => isEncoded ? IsVisible(text) : HeaderText.IsSafe(text);

    private static bool IsVisible(string text) =>
        text.Trim().Length == text.Length
        && text.Length > 0
        && !PathSegment.HasControl(text)
        && !PathSegment.HasLoneSurrogate(text)
        && InvisibleText.IndexIn(text) < 0;
}
