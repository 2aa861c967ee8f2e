namespace ApiKeys.Client.Telemetry;

/// <summary>
/// Keeps text from a service or a caller on one line, so that it cannot add lines to a log.
/// </summary>
internal static class LogText
{
    private const int MaxLength = 2000;

    /// <summary>
    /// The text with a blank in place of each character that ends a line or controls a terminal. Very long text is cut.
    /// </summary>
    public static string? Of(string? text)
    {
        text = text?.Length > MaxLength ? text.Substring(0, MaxLength) : text;
        return text is null || !text.Any(IsUnsafe)
            ? text
            : string.Concat(text.Select(static c => IsUnsafe(c) ? ' ' : c));
    }

    private static bool IsUnsafe(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
