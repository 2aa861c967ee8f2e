namespace ApiKeys.Client.Rotation.Tests.Files;

/// <summary>A store of which a test changes a part.</summary>
internal abstract class ChangedStore(IRotationStore store) : IRotationStore
{
    public virtual ValueTask<bool> TryWriteAsync(
        StoredRotation next,
        long seenVersion,
        RotationEvent happened,
        CancellationToken cancellationToken
    ) => store.TryWriteAsync(next, seenVersion, happened, cancellationToken);

    public ValueTask<StoredRotation?> ReadAsync(string policy, CancellationToken cancellationToken) =>
        store.ReadAsync(policy, cancellationToken);

    public Task WaitForChangeAsync(string policy, long seenVersion, CancellationToken cancellationToken) =>
        store.WaitForChangeAsync(policy, seenVersion, cancellationToken);

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
