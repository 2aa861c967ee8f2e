using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Configuration;

/// <summary>Warns of files with secrets that others can read.</summary>
internal static class ExposedFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void WarnOf(string path, Screen screen)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0)
        {
            screen.Warn(
                $"'{path}' holds a secret, and other users can read it. Run: chmod 600 {Values.CommandWords.Quote(path)}"
            );
        }
    }
}
