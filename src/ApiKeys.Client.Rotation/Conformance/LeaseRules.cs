namespace ApiKeys.Client.Rotation.Conformance;

/// <summary>Leases, by the clock of the store.</summary>
internal static class LeaseRules
{
    private static readonly TimeSpan _long = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    public static async Task LeaseEndsAsync(StoreUnderTest test)
    {
        string policy = test.Policy("a");
        test.Require(await TryAsync(test, policy, "a", _long).ConfigureAwait(false), "nobody can have it.");
        test.Require(!await TryAsync(test, policy, "b", _long).ConfigureAwait(false), "two have it.");
        test.Require(await TryAsync(test, policy, "a", _short).ConfigureAwait(false), "it cannot be prolonged.");

        long begun = TimeProvider.System.GetTimestamp();
        while (!await TryAsync(test, policy, "b", _long).ConfigureAwait(false))
        {
            test.Require(TimeProvider.System.GetElapsedTime(begun) < _patience, "it does not end.");
            await Task.Delay(_pause, TimeProvider.System, test.Token).ConfigureAwait(false);
        }
    }

    public static async Task ReturnedIsFreeAsync(StoreUnderTest test)
    {
        string policy = test.Policy("a");
        await TryAsync(test, policy, "a", _long).ConfigureAwait(false);
        await TryAsync(test, policy, "a", TimeSpan.Zero).ConfigureAwait(false);
        test.Require(await TryAsync(test, policy, "b", _long).ConfigureAwait(false), "it is still taken.");
    }

    private static async Task<bool> TryAsync(StoreUnderTest test, string policy, string holder, TimeSpan duration) =>
        await test.Open().TryLeaseAsync(policy, holder, duration, test.Token).ConfigureAwait(false);
}
