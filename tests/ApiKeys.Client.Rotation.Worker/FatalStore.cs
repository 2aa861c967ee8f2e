namespace ApiKeys.Client.Rotation.Worker;

/// <summary>A store that kills or freezes its process at one of its writes.</summary>
internal sealed class FatalStore(IRotationStore store, FatalPoint point) : IRotationStore
{
    public ValueTask<StoredRotation?> ReadAsync(string policy, CancellationToken cancellationToken) =>
        store.ReadAsync(policy, cancellationToken);

    public Task WaitForChangeAsync(string policy, long seenVersion, CancellationToken cancellationToken) =>
        store.WaitForChangeAsync(policy, seenVersion, cancellationToken);

    public async ValueTask<bool> TryWriteAsync(
        StoredRotation next,
        long seenVersion,
        RotationEvent happened,
        CancellationToken cancellationToken
    )
    {
        point.BeforeWrite();
        bool isWritten = await store.TryWriteAsync(next, seenVersion, happened, cancellationToken);
        point.AfterWrite();
        return isWritten;
    }

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
