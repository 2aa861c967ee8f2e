using System.Text.Json;

namespace ApiKeys.Client.Rotation.Files;

/// <summary>
/// Keeps each policy in a file of a folder, for the processes of one machine. The folder has the mode 0700 and the
/// files 0600. A state is on disk, with the
/// rename of its file, before a write returns.
/// </summary>
/// <remarks>
/// It was tested on Linux. On Windows the files have the access list of the folder that the store's folder is created
/// in, and nothing there was tested.
/// </remarks>
public class FileRotationStore : FileRotationReader, IRotationStore
{
    private readonly TimeProvider _clock;

    /// <summary>Opens a store, and creates its folder where it is missing.</summary>
    /// <param name="folder">
    /// The folder, on a disk of this machine: locks on network drives are not to be relied on.
    /// </param>
    /// <param name="clock">The clock of the leases; null for the machine's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="folder"/> is null.</exception>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be created.</exception>
    public FileRotationStore(string folder, TimeProvider? clock = null)
        : base(folder)
    {
        _clock = clock ?? TimeProvider.System;
        DurableFile.CreateFolder(Folder.Path);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryWriteAsync(
        StoredRotation next,
        long seenVersion,
        RotationEvent happened,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentOutOfRangeException.ThrowIfNotEqual(next.Version, seenVersion + 1, nameof(next));
        using IDisposable held = await PolicyLock
            .TakeAsync(Folder.Lock(next.Policy), cancellationToken)
            .ConfigureAwait(false);
        StateFile? present = Find(next.Policy);
        if ((present?.Version ?? 0) != seenVersion)
        {
            return false;
        }

        Write(next, History.With(present?.History ?? [], happened));
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryLeaseAsync(
        string policy,
        string holder,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        using IDisposable held = await PolicyLock
            .TakeAsync(Folder.Lock(policy), cancellationToken)
            .ConfigureAwait(false);
        DateTimeOffset now = _clock.GetUtcNow();
        if (FindLease(policy) is { } present && present.Holder != holder && present.Until > now)
        {
            return false;
        }

        byte[] lease = JsonSerializer.SerializeToUtf8Bytes(new(holder, now + duration), FileJson.Default.LeaseFile);
        FileStream file = new(Folder.Lease(policy), DurableFile.Options(FileMode.Create, FileAccess.Write));
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(lease, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GetDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([
            .. Folder
                .Policies()
                .Select(policy => (Policy: policy, At: NextStepOf(policy)))
                .Where(each => each.At <= now)
                .OrderBy(static each => each.At)
                .Select(static each => each.Policy),
        ]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RotationEvent>> GetHistoryAsync(string policy, CancellationToken cancellationToken) =>
        Task.FromResult(Find(policy)?.History ?? []);

    /// <summary>A damaged file is due, so that whoever works at the policy hears of it, and the others go on.</summary>
    private DateTimeOffset? NextStepOf(string policy)
    {
        try
        {
            return Find(policy)?.NextStep;
        }
        catch (InvalidDataException)
        {
            return DateTimeOffset.MinValue;
        }
    }

    private void Write(StoredRotation next, IReadOnlyList<RotationEvent> history)
    {
        using JsonDocument document = JsonDocument.Parse(next.Document);
        StateFile file = new(next.Policy, next.Version, next.NextStep, document.RootElement, history);
        DurableFile.Replace(
            Folder.State(next.Policy),
            Folder.Temporary(next.Policy),
            JsonSerializer.SerializeToUtf8Bytes(file, FileJson.Default.StateFile)
        );
    }

    /// <summary>The lease; null when there is none, or a process was killed while it wrote one.</summary>
    private LeaseFile? FindLease(string policy)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Folder.Lease(policy)), FileJson.Default.LeaseFile);
        }
        catch (Exception absent) when (absent is FileNotFoundException or JsonException)
        {
            return null;
        }
    }
}
