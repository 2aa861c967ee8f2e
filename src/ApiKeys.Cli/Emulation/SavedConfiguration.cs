using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Values;

namespace ApiKeys.Cli.Emulation;

/// <summary>
/// The configuration in a file that only the user can read, as long as the emulator runs. What somebody else wrote
/// there is neither replaced nor deleted.
/// </summary>
internal sealed class SavedConfiguration : IDisposable
{
    private readonly string _text;

    private SavedConfiguration(string path, string text) => (Path, _text) = (path, text);

    public string Path { get; }

    /// <exception cref="UsageException">There is another file, or none can be made.</exception>
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
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The configuration cannot be saved: {fault.Message}", fault);
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
    /// An emulator that was killed leaves it behind; with the same state and port, it is right again.
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
            // Half a configuration would be taken for somebody else's the next time.
            File.Delete(Path);
            throw;
        }
    }
}
