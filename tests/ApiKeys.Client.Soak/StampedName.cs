namespace ApiKeys.Client.Soak;

/// <summary>
/// The name of a key at Maximo, where one that is found out about when its response is lost has a stamp: <c>soak-7
/// [k-7f3a9c21b4]</c>.
/// </summary>
internal static class StampedName
{
    private const string Stamp = " [k-";

    public static string Without(string name) => name.Split(Stamp)[0];

    /// <summary>Whether a text is about the key of that name, with a stamp or without.</summary>
    public static bool IsQuotedIn(string text, string name) =>
        text.Contains($"'{name}'", StringComparison.Ordinal)
        || text.Contains($"'{name}{Stamp}", StringComparison.Ordinal);
}
