namespace ApiKeys.Client.Protocol;

/// <summary>Maps lists that were read.</summary>
internal static class WireList
{
    /// <summary>Maps each item, into one array of the list's length.</summary>
    public static IReadOnlyList<TResult> Map<TWire, TResult>(this IReadOnlyList<TWire> items, Func<TWire, TResult> map)
    {
        TResult[] results = new TResult[items.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = map(items[i]);
        }

        return results;
    }

    /// <summary>The texts of values.</summary>
    public static IReadOnlyList<string> Texts<T>(this IReadOnlyList<T> values)
        where T : IWireValue => values.Map(static value => value.Value);
}
