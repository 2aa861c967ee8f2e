namespace ApiKeys.Client.Protocol;

/// <summary>
/// Reads a UUID as it is written: 36 characters, in either case. The framework's own reading also takes blanks around
/// it, and signs within.
/// </summary>
internal static class WireGuid
{
    public static bool TryParse(string text, out Guid id) =>
        Guid.TryParseExact(text, "D", out id)
        && string.Equals(id.ToString("D"), text, StringComparison.OrdinalIgnoreCase);
}
