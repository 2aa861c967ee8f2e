namespace ApiKeys.Cli.Doctor;

/// <summary>Describes an address: its path with numbers in place of ids, and the names of its parameters.</summary>
internal static class PathShape
{
    /// <param name="address">The address.</param>
    /// <param name="tokens">The numbers of ids; null to write each as <c>{id}</c>.</param>
    public static string Of(Uri address, Tokens? tokens = null)
    {
        string path = string.Join("/", address.AbsolutePath.Split('/').Select(segment => Segment(segment, tokens)));
        string[] parameters = [.. Parameters(address).Select(static pair => $"{pair.Name}={ValueOf(pair.Value)}")];
        return parameters.Length == 0 ? path : $"{path}?{string.Join("&", parameters)}";
    }

    /// <summary>The parameters of a query, unescaped.</summary>
    public static IEnumerable<(string Name, string Value)> Parameters(Uri address) =>
        address
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .Select(static pair =>
                (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""))
            );

    private static string Segment(string segment, Tokens? tokens)
    {
        string text = Uri.UnescapeDataString(segment);
        return Vocabulary.HasSegment(text) ? segment : tokens?.Of(text) ?? "{id}";
    }

    /// <summary>A number that asks for a page, JSON such as a filter, or a text.</summary>
    private static string ValueOf(string value) =>
        int.TryParse(value, out _) ? "number"
        : value.StartsWith('[') ? JsonShape.Of(value)
        : TextShape.Of(value);
}
