namespace ApiKeys.Client.Diagnosis;

/// <summary>Describes a text without quoting it.</summary>
internal static class ValueShape
{
    /// <summary>The length of a value, and the kinds of its characters.</summary>
    public static string Of(SecretValue value)
    {
        string text = value.Reveal();
        string[] kinds =
        [
            .. Kind(text, "letters", char.IsLetter),
            .. Kind(text, "digits", char.IsDigit),
            .. Kind(text, "other characters", static c => !char.IsLetterOrDigit(c)),
        ];
        return $"{text.Length} characters: {string.Join(", ", kinds)}";
    }

    private static string[] Kind(string text, string name, Func<char, bool> isOfKind) =>
        text.Any(isOfKind) ? [name] : [];
}
