using System.Runtime.InteropServices;

namespace ApiKeys.Cli.Output;

/// <summary>
/// System calls that the framework does not offer: writes that fail on a closed pipe, checks of descriptors, and syncs
/// of folders.
/// </summary>
internal static partial class Posix
{
    /// <summary>EINTR, which is the same number on Linux and macOS.</summary>
    public const int Interrupted = 4;

    /// <summary>EPIPE, which is the same number on both, too.</summary>
    public const int BrokenPipe = 32;

    /// <summary>F_GETFD and F_GETFL of fcntl.</summary>
    public const int GetDescriptorFlags = 1;
    public const int GetStatusFlags = 3;

    /// <summary>O_RDWR, and O_ACCMODE with its value O_RDONLY.</summary>
    public const int ReadWrite = 2;
    public const int AccessMode = 3;
    public const int ReadOnly = 0;

    private const short PollOut = 4;

    /// <summary>EAGAIN.</summary>
    public static int WouldBlock => OperatingSystem.IsMacOS() ? 35 : 11;

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(int descriptor, int command);

    /// <summary>Waits until a descriptor accepts more, or never will.</summary>
    public static void WaitUntilWritable(int descriptor)
    {
        PollEntry entry = new() { Descriptor = descriptor, Events = PollOut };
        _ = Poll(ref entry, 1, Timeout.Infinite);
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref PollEntry entries, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
