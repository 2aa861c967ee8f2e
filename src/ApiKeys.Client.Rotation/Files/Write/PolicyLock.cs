namespace ApiKeys.Client.Rotation.Files;

/// <summary>
/// Keeps other processes from a policy for the few milliseconds of a compare-and-set. The system frees it when its
/// process ends, however that ends.
/// </summary>
internal static class PolicyLock
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <exception cref="IOException">Another process has it for 10 seconds, as a frozen one does.</exception>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        long begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, DurableFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));
            }
            catch (IOException) when (File.Exists(path) && TimeProvider.System.GetElapsedTime(begun) < _patience)
            {
                await Task.Delay(_pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
