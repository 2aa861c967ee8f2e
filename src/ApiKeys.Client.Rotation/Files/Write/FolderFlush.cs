using System.Runtime.InteropServices;

namespace ApiKeys.Client.Rotation.Files;

/// <summary>Makes a rename durable. .NET cannot open a folder, so the C library does.</summary>
internal static partial class FolderFlush
{
    private const int ReadOnly = 0;

    /// <exception cref="IOException">
    /// The folder cannot be flushed: after a power failure the old state could be back.
    /// </exception>
    public static void Run(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS writes the rename through its journal. Untested.
        }

        int folder = Open(path, ReadOnly);
        if (folder < 0)
        {
            throw Error(path);
        }

        int result = Flush(folder);
        int error = Marshal.GetLastPInvokeError();
        _ = Close(folder);
        if (result != 0)
        {
            Marshal.SetLastPInvokeError(error);
            throw Error(path);
        }
    }

    private static IOException Error(string path) =>
        new(
            $"The folder '{path}' cannot be flushed to disk:"
                + $" {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}."
        );

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Flush(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int file);
}
