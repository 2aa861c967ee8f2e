using System.Globalization;

namespace ApiKeys.Cli.Fleet;

/// <summary>The resources of a process, as the operating system reports them.</summary>
/// <param name="Memory">The most memory that it ever had resident, in bytes.</param>
/// <param name="Sockets">Its open sockets.</param>
internal readonly record struct Footprint(long Memory, int Sockets)
{
    /// <summary>Reads the footprint; it is empty when the process has ended.</summary>
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
        catch (Exception exception)
            when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    public Footprint Or(Footprint other) => new(Math.Max(Memory, other.Memory), Math.Max(Sockets, other.Sockets));

    /// <summary>Whether a handle is a socket; it may be closed by now.</summary>
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
