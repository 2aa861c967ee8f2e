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
        using (FileStream file = OpenNew(temporary))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        FolderFlush.Run(Path.GetDirectoryName(path)!);
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
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static FileStream OpenNew(string path)
    {
        File.Delete(path); // One that a killed process left may have other rights.
        return new FileStream(path, Options(FileMode.CreateNew, FileAccess.Write));
    }
}
