using System.Text;

namespace ApiKeys.Cli.Values;

/// <summary>A file that is made new and that only the user can read.</summary>
internal static class NewFile
{
    /// <summary>
    /// Opens it. Nothing is buffered: a disk that is full is found out by the write, and not by the close.
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

    /// <exception cref="IOException">There is no room for it.</exception>
    public static void Write(FileStream file, string text)
    {
        try
        {
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (ArgumentOutOfRangeException fault)
        {
            // What the framework makes of a limit on the size of files.
            throw new IOException("The file would be larger than the system allows.", fault);
        }
    }
}
