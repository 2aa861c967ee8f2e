using ApiKeys.Client.Rotation.Tests.Files;

namespace ApiKeys.Client.Rotation.Tests.Guarantees;

/// <summary>A store one write of which fails, as on a full disk, or succeeds and is reported as failed.</summary>
internal sealed class FailingStore(IRotationStore store) : ChangedStore(store)
{
    private int _writes;

    public int FailingWrite { get; set; }

    public bool IsWritten { get; set; }

    public bool IsReadOnly { get; set; }

    public void Reset() => _writes = 0;

    public override async ValueTask<bool> TryWriteAsync(
        StoredRotation next,
        long seenVersion,
        RotationEvent happened,
        CancellationToken cancellationToken
    )
    {
        if (IsReadOnly)
        {
            throw new UnauthorizedAccessException("The store is read-only.");
        }

        bool fails = ++_writes == FailingWrite;
        bool isWritten =
            (!fails || IsWritten) && await base.TryWriteAsync(next, seenVersion, happened, cancellationToken);
        return fails ? throw new IOException("No space left on device.") : isWritten;
    }
}
