namespace ApiKeys.Client.Rotation.Conformance;

/// <summary>Compare-and-set, on which the safety of a rotation rests.</summary>
internal static class WriteRules
{
    private const int Writers = 8;
    private const int Versions = 25;

    public static async Task StaleIsRefusedAsync(StoreUnderTest test)
    {
        string policy = test.Policy("a");
        await test.WriteAsync(policy, 1).ConfigureAwait(false);
        await test.WriteAsync(policy, 2).ConfigureAwait(false);
        foreach (long version in new long[] { 2, 1, 4 })
        {
            test.Require(!await test.WriteAsync(policy, version).ConfigureAwait(false), "the write was accepted.");
        }

        await RequireAsync(test, policy, writes: 2).ConfigureAwait(false);
    }

    public static async Task OneWriterWinsAsync(StoreUnderTest test)
    {
        string policy = test.Policy("a");
        int won = 0;
        await Task.WhenAll(
                Enumerable
                    .Range(0, Writers)
                    .Select(_ =>
                        Task.Run(async () =>
                            Interlocked.Add(ref won, await WinsAsync(test, policy).ConfigureAwait(false))
                        )
                    )
            )
            .ConfigureAwait(false);

        await RequireAsync(test, policy, won).ConfigureAwait(false);
    }

    private static async Task<int> WinsAsync(StoreUnderTest test, string policy)
    {
        IRotationStore store = test.Open();
        int won = 0;
        for (long version = 1; version <= Versions; version++)
        {
            won += await test.WriteAsync(store, policy, version).ConfigureAwait(false) ? 1 : 0;
        }

        return won;
    }

    /// <summary>State and history must have had the same writes.</summary>
    private static async Task RequireAsync(StoreUnderTest test, string policy, int writes)
    {
        StoredRotation? read = await test.Open().ReadAsync(policy, test.Token).ConfigureAwait(false);
        IReadOnlyList<RotationEvent> history = await test.Open()
            .GetHistoryAsync(policy, test.Token)
            .ConfigureAwait(false);
        test.Require(read?.Version == writes, $"{writes} writes were accepted, and the version is {read?.Version}.");
        test.Require(
            history.Count == writes,
            $"{writes} writes were accepted, and {history.Count} are in the history."
        );
    }
}
