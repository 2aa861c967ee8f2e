namespace ApiKeys.Client.Protocol;

/// <summary>The query that asks for the next page of a list.</summary>
internal static class NextQuery
{
    /// <summary>
    /// The query as the marks of a page give it; null when they do not. Only the query of an address is used: a request
    /// never goes where a response says.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Of(ListMarks marks) =>
        marks.Next is { } address ? Parse(address)
        : marks.Bookmark is { } bookmark ? [new("bookmark", bookmark)]
        : null;

    private static IReadOnlyList<KeyValuePair<string, string>>? Parse(string address)
    {
        int start = address.IndexOf('?');
        if (start < 0)
        {
            return null;
        }

        int end = address.IndexOf('#', start);
        string query = address.Substring(start + 1, (end < 0 ? address.Length : end) - start - 1);
        return
        [
            .. query
                .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
                .Select(static part => part.Split(['='], 2))
                .Select(static pair => new KeyValuePair<string, string>(
                    Decode(pair[0]),
                    pair.Length > 1 ? Decode(pair[1]) : ""
                )),
        ];
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
