namespace ApiKeys.Client.Rotation.Tests.Files;

/// <summary>A store whose writes always succeed.</summary>
internal sealed class CarelessStore(IRotationStore store) : ChangedStore(store)
{
    public override async ValueTask<bool> TryWriteAsync(
        StoredRotation next,
        long seenVersion,
        RotationEvent happened,
        CancellationToken cancellationToken
    )
    {
        await base.TryWriteAsync(next, seenVersion, happened, cancellationToken);
        return true;
    }
}
