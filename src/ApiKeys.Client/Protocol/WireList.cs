namespace ApiKeys.Client.Protocol;

/// <summary>What becomes of a list that was read.</summary>
internal static class WireList
{
    /// <summary>A list of what each item becomes, in one array of its length.</summary>
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
