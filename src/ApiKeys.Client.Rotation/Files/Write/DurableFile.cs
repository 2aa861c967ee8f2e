namespace ApiKeys.Client.Rotation.Files;

/// <summary>
/// Replaces a file so that a reader, and a machine that loses power, sees the old content or the new one.
/// </summary>
internal static class DurableFile
{
    /// <summary>
    /// Writes, flushes, renames, and flushes the folder. Only the user can read the file, from its first byte on.
    /// </summary>
    public static void Replace(string path, string temporary, ReadOnlySpan<byte> content)
    {
        File.Delete(temporary); // One that a killed process left may have other rights.
        WriteNew(temporary, content);
        File.Move(temporary, path, overwrite: true);
        FolderFlush.Run(Path.GetDirectoryName(path)!);
    }

    /// <summary>
    /// Writes a file that is not there yet, and flushes it. Where there is no room for all of it, nothing of it stays.
    /// </summary>
    public static void WriteNew(string path, ReadOnlySpan<byte> content)
    {
        FileStream file = new(path, Options(FileMode.CreateNew, FileAccess.Write));
        try
        {
            using (file)
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
        }
        catch (IOException)
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Creates the folder where it is missing; only the user can enter it.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path); // Untested there: it has the access list of the folder above.
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        FileStreamOptions options = new()
        {
            Mode = mode,
            Access = access,
            Share = FileShare.None,
            BufferSize = 0, // What could not be written must not be tried again when the file is closed.
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
