namespace ApiKeys.Client.Rotation.Files;

/// <summary>
/// Keeps other processes from a policy for the few milliseconds of a compare-and-set. The system frees it when its
/// process ends, however that ends.
/// </summary>
internal static class PolicyLock
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>What the system says of a file that another process has: Linux, macOS and Windows.</summary>
    private static readonly int[] _held = [11, 35, unchecked((int)0x80070020)];

    /// <exception cref="IOException">
    /// Another process has it for 10 seconds, as a frozen one does; or the disk cannot be written.
    /// </exception>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        long begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, DurableFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));
            }
            catch (IOException taken)
                when (_held.Contains(taken.HResult) && TimeProvider.System.GetElapsedTime(begun) < _patience)
            {
                await Task.Delay(_pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
