using System.Diagnostics;

namespace ApiKeys.Client.Soak;

/// <summary>
/// The resources of the process: managed memory in bytes after a collection, handles, threads, and the sockets among
/// the handles.
/// </summary>
internal sealed record Measure(long Memory, int Handles, int Threads, int Sockets)
{
    public static Measure Take()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        string[] handles = [.. Directory.EnumerateFileSystemEntries("/proc/self/fd").Select(Target)];
        using Process process = Process.GetCurrentProcess();
        return new(
            GC.GetTotalMemory(forceFullCollection: true),
            handles.Length,
            process.Threads.Count,
            handles.Count(target => target.StartsWith("socket:", StringComparison.Ordinal))
        );
    }

    /// <summary>The minimum of each: what is permanently in use.</summary>
    public static Measure Floor(IReadOnlyCollection<Measure> measurements) =>
        new(
            measurements.Min(each => each.Memory),
            measurements.Min(each => each.Handles),
            measurements.Min(each => each.Threads),
            measurements.Min(each => each.Sockets)
        );

    public static Measure operator -(Measure one, Measure other) =>
        new(
            one.Memory - other.Memory,
            one.Handles - other.Handles,
            one.Threads - other.Threads,
            one.Sockets - other.Sockets
        );

    public bool IsWithin(Measure bounds) =>
        Memory <= bounds.Memory && Handles <= bounds.Handles && Threads <= bounds.Threads && Sockets <= bounds.Sockets;

    public override string ToString() =>
        $"{Memory / 1048576.0, 8:0.00} MiB {Handles, 6} handles {Threads, 4} threads {Sockets, 5} sockets";

    /// <summary>The target of a handle, which may be closed by now.</summary>
    private static string Target(string handle)
    {
        try
        {
            return new FileInfo(handle).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
