namespace ApiKeys.Client.Rotation.Engine;

/// <summary>The lease of one policy, prolonged when a third of it is over.</summary>
internal sealed class LeaseHolder(IRotationStore store, string policy, string holder, TimeSpan duration)
{
    private long? _takenAt;

    public async ValueTask<bool> TryKeepAsync(CancellationToken cancellationToken)
    {
        if (_takenAt is { } taken && TimeProvider.System.GetElapsedTime(taken) < duration / 3)
        {
            return true;
        }

        long now = TimeProvider.System.GetTimestamp();
        bool isHeld = await store.TryLeaseAsync(policy, holder, duration, cancellationToken).ConfigureAwait(false);
        _takenAt = isHeld ? now : null;
        return isHeld;
    }

    public async ValueTask GiveBackAsync()
    {
        if (_takenAt is not null)
        {
            await store.TryLeaseAsync(policy, holder, TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
