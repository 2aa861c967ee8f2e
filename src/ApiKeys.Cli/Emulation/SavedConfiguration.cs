using System.Text;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Emulation;

/// <summary>The configuration in a file that only the user can read, as long as the emulator runs. What somebody else wrote there is neither replaced nor deleted.</summary>
internal sealed class SavedConfiguration : IDisposable
{
    private readonly string _path;
    private readonly string _text;

    private SavedConfiguration(string path, string text) => (_path, _text) = (path, text);

    /// <exception cref="UsageException">There is another file, or none can be made.</exception>
    public static SavedConfiguration Write(string path, string text)
    {
        SavedConfiguration saved = new(Path.GetFullPath(path), text);
        try
        {
            if (!saved.IsThere())
            {
                saved.Write();
            }

            return saved;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The configuration cannot be saved: {fault.Message}", fault);
        }
    }

    public void Dispose()
    {
        if (IsThere())
        {
            File.Delete(_path);
        }
    }

    /// <summary>An emulator that was killed leaves it behind; with the same state and port, it is right again.</summary>
    private bool IsThere() => File.Exists(_path) && File.ReadAllText(_path) == _text;

    private void Write()
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream file = new(_path, options);
        file.Write(Encoding.UTF8.GetBytes(_text));
    }
}
