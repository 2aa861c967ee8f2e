using System.Globalization;

namespace ApiKeys.Cli.Fleet;

/// <summary>What a process holds, as the operating system sees it.</summary>
/// <param name="Memory">The most memory that it ever had resident, in bytes.</param>
/// <param name="Sockets">Its open sockets.</param>
internal readonly record struct Footprint(long Memory, int Sockets)
{
    /// <summary>Nothing, where the process has ended by now.</summary>
    public static Footprint Of(int process)
    {
        try
        {
            string peak = File.ReadLines($"/proc/{process}/status")
                .First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return new(
                long.Parse(
                    peak.AsSpan("VmHWM:".Length, peak.Length - "VmHWM:".Length - "kB".Length),
                    CultureInfo.InvariantCulture
                ) * 1024,
                Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count(IsSocket)
            );
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    public Footprint Or(Footprint other) => new(Math.Max(Memory, other.Memory), Math.Max(Sockets, other.Sockets));

    /// <summary>A handle may be closed by now.</summary>
    private static bool IsSocket(string handle)
    {
        try
        {
            return new FileInfo(handle).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
