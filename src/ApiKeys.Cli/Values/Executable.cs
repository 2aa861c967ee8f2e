using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Values;

/// <summary>
/// A program that can be started, found before it is needed. The working folder is not searched, and nor are relative
/// folders in PATH: what lies there may be somebody else's.
/// </summary>
internal static class Executable
{
    private const UnixFileMode AnyExecute =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>
    /// The path of a program: as it is written, when it has a folder; else the first of that name in PATH.
    /// </summary>
    /// <param name="name">The program.</param>
    /// <param name="folder">What a relative path is relative to.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string name, string folder) =>
        Candidates(name, folder).FirstOrDefault(CanStart)
        ?? throw new UsageException($"There is no program '{name}' that can be started. Nothing was sent.");

    private static IEnumerable<string> Candidates(string name, string folder)
    {
        IEnumerable<string> folders = Path.GetFileName(name) != name ? [folder] : FoldersOfPath();
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe"] : [""];
        return from searched in folders from ending in endings select Path.GetFullPath(name + ending, searched);
    }

    private static IEnumerable<string> FoldersOfPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified);

    private static bool CanStart(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
}
