using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Values;

/// <summary>A program that can be started, found before it is needed.</summary>
internal static class Executable
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The path of a program: as it is written, when it has a folder; else the first of that name in PATH.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string name) => Candidates(name).FirstOrDefault(CanStart)
        ?? throw new UsageException($"There is no program '{name}' that can be started. Nothing was sent.");

    private static IEnumerable<string> Candidates(string name)
    {
        string[] folders = Path.GetFileName(name) != name ? [""] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe"] : [""];
        return from folder in folders from ending in endings select Path.GetFullPath(Path.Combine(folder, name + ending));
    }

    private static bool CanStart(string path) => File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
}
