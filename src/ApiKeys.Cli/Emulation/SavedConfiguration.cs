using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Values;

namespace ApiKeys.Cli.Emulation;

/// <summary>
/// The configuration in a file that only the user can read, as long as the emulator runs. A file with other content is
/// neither replaced nor deleted.
/// </summary>
internal sealed class SavedConfiguration : IDisposable
{
    private readonly string _text;

    private SavedConfiguration(string path, string text) => (Path, _text) = (path, text);

    public string Path { get; }

    /// <exception cref="UsageException">There is another file, or the file cannot be created.</exception>
    public static SavedConfiguration Write(string path, string text)
    {
        SavedConfiguration saved = new(System.IO.Path.GetFullPath(path), text);
        try
        {
            if (!saved.IsThere())
            {
                saved.Write();
            }

            return saved;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The configuration cannot be saved: {exception.Message}", exception);
        }
    }

    public void Dispose()
    {
        if (IsThere())
        {
            File.Delete(Path);
        }
    }

    /// <summary>
    /// An emulator that was killed leaves the file behind; with the same state and port, its content is still right.
    /// </summary>
    private bool IsThere() => File.Exists(Path) && File.ReadAllText(Path) == _text;

    private void Write()
    {
        using FileStream file = NewFile.Create(Path);
        try
        {
            NewFile.Write(file, _text);
        }
        catch (IOException)
        {
            // The next start would take an incomplete file for someone else's.
            File.Delete(Path);
            throw;
        }
    }
}
