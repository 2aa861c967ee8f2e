using ApiKeys.Client.Rotation.Compatibility;

namespace ApiKeys.Client.Rotation.Files;

/// <summary>
/// Reads what the rotation of another process wrote into a folder. Readers take no lock: a state is replaced in one
/// step.
/// </summary>
public class FileRotationReader : IRotationReader, IConsumerRegister
{
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);

    /// <summary>Reads from a folder.</summary>
    /// <param name="folder">The folder that the rotation writes to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="folder"/> is null.</exception>
    public FileRotationReader(string folder) =>
        Folder = new StoreFolder(folder ?? throw new ArgumentNullException(nameof(folder)));

    internal StoreFolder Folder { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ValueTask<StoredRotation?> ReadAsync(string policy, CancellationToken cancellationToken) =>
        new(Find(policy)?.ToStored());

    /// <inheritdoc/>
    public async Task WaitForChangeAsync(string policy, long seenVersion, CancellationToken cancellationToken)
    {
        string path = Folder.State(policy);
        DateTime seen = File.GetLastWriteTimeUtc(path);
        do
        {
            if ((Find(policy)?.Version ?? 0) != seenVersion)
            {
                return;
            }

            while (File.GetLastWriteTimeUtc(path) == seen)
            {
                await Pause.ForAsync(_poll, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }

            seen = File.GetLastWriteTimeUtc(path);
        } while (true);
    }

    /// <inheritdoc/>
    public Task ReportAsync(string policy, string consumer, string fingerprint, CancellationToken cancellationToken)
    {
        ConsumerFiles.Report(Folder, policy, consumer, fingerprint);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> CountAsync(string policy, string fingerprint, CancellationToken cancellationToken) =>
        Task.FromResult(ConsumerFiles.Count(Folder, policy, fingerprint));

    internal StateFile? Find(string policy)
    {
        string path = Folder.State(policy ?? throw new ArgumentNullException(nameof(policy)));
        try
        {
            return StateFile.Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
