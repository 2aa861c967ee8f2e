using ApiKeys.Client.Rotation.Files;

namespace ApiKeys.Client.Rotation.Figures;

/// <summary>Counts what is written.</summary>
internal sealed class CountingStore(FileRotationStore store) : IRotationStore, IConsumerRegister
{
    private int _writes;

    public int Writes => Volatile.Read(ref _writes);

    public ValueTask<bool> TryWriteAsync(
        StoredRotation next,
        long seenVersion,
        RotationEvent happened,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref _writes);
        return store.TryWriteAsync(next, seenVersion, happened, cancellationToken);
    }

    public ValueTask<StoredRotation?> ReadAsync(string policy, CancellationToken cancellationToken) =>
        store.ReadAsync(policy, cancellationToken);

    public Task WaitForChangeAsync(string policy, long seenVersion, CancellationToken cancellationToken) =>
        store.WaitForChangeAsync(policy, seenVersion, cancellationToken);

    public Task ReportAsync(string policy, string consumer, string fingerprint, CancellationToken cancellationToken) =>
        store.ReportAsync(policy, consumer, fingerprint, cancellationToken);

    public Task<int> CountAsync(string policy, string fingerprint, CancellationToken cancellationToken) =>
        store.CountAsync(policy, fingerprint, cancellationToken);

    public ValueTask<bool> TryLeaseAsync(
        string policy,
        string holder,
        TimeSpan duration,
        CancellationToken cancellationToken
    ) => store.TryLeaseAsync(policy, holder, duration, cancellationToken);

    public Task<IReadOnlyList<string>> GetDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        store.GetDueAsync(now, cancellationToken);

    public Task<IReadOnlyList<RotationEvent>> GetHistoryAsync(string policy, CancellationToken cancellationToken) =>
        store.GetHistoryAsync(policy, cancellationToken);
}
