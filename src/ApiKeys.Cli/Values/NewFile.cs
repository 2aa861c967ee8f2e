using System.Text;

namespace ApiKeys.Cli.Values;

/// <summary>Creates files that only the user can read.</summary>
internal static class NewFile
{
    /// <summary>
    /// Creates a file. Nothing is buffered, so that the write reports a full disk, and not the close.
    /// </summary>
    public static FileStream Create(string path)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <exception cref="IOException">There is no room for the text.</exception>
    public static void Write(FileStream file, string text)
    {
        try
        {
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // The framework throws this where the system limits the size of files.
            throw new IOException("The file would be larger than the system allows.", exception);
        }
    }
}
