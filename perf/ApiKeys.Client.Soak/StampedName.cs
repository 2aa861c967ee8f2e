namespace ApiKeys.Client.Soak;

/// <summary>
/// The name of a key at Maximo, with a stamp if its create is recovered after a lost response: <c>soak-7
/// [k-7f3a9c21b4]</c>.
/// </summary>
internal static class StampedName
{
    private const string Stamp = " [k-";

    public static string Without(string name) => name.Split(Stamp)[0];

    /// <summary>Whether a text names the key, with or without a stamp.</summary>
    public static bool IsQuotedIn(string text, string name) =>
        text.Contains($"'{name}'", StringComparison.Ordinal)
        || text.Contains($"'{name}{Stamp}", StringComparison.Ordinal);
}
