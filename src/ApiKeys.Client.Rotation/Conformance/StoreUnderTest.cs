using System.Globalization;

namespace ApiKeys.Client.Rotation.Conformance;

/// <summary>A store whose rules are checked, on policies that nothing else uses.</summary>
internal sealed class StoreUnderTest(Func<IRotationStore> open, string rule, CancellationToken token)
{
    private readonly string _run = $"{Guid.NewGuid():N}";

    public CancellationToken Token => token;

    public static DateTimeOffset Now { get; } = new(2027, 3, 10, 0, 0, 0, TimeSpan.Zero);

    public IRotationStore Open() => open();

    /// <summary>A policy of this check alone. Its slash is for stores that make paths of names.</summary>
    public string Policy(string name) => $"conformance/{_run}/{name}";

    public async Task<bool> WriteAsync(string policy, long version, DateTimeOffset? nextStep = null) =>
        await WriteAsync(Open(), policy, version, nextStep).ConfigureAwait(false);

    public async Task<bool> WriteAsync(
        IRotationStore store,
        string policy,
        long version,
        DateTimeOffset? nextStep = null
    )
    {
        string document = string.Create(CultureInfo.InvariantCulture, $$"""{"at":{{version}}}""");
        StoredRotation next = new(policy, version, document) { NextStep = nextStep };
        RotationEvent happened = new() { At = Now, Kind = string.Create(CultureInfo.InvariantCulture, $"v{version}") };
        return await store.TryWriteAsync(next, version - 1, happened, token).ConfigureAwait(false);
    }

    /// <exception cref="InvalidOperationException">It does not hold.</exception>
    public void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The store breaks the rule '{rule}': {otherwise}");
        }
    }
}
