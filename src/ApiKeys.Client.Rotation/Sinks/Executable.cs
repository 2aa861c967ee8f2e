namespace ApiKeys.Client.Rotation;

/// <summary>
/// Finds a program before it is needed. The working folder and relative folders in PATH are not searched: a program
/// there may come from someone else.
/// </summary>
internal static class Executable
{
    private const UnixFileMode AnyExecute =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string[] _endings = [".com", ".exe", ".bat", ".cmd"];

    /// <summary>
    /// The path of a program: as it is written, if it has a folder; otherwise the first of that name in PATH. Null if
    /// there is no such program, or it cannot be started.
    /// </summary>
    /// <param name="name">The program.</param>
    /// <param name="folder">The folder that a relative path is relative to.</param>
    public static string? Find(string name, string folder) => Candidates(name, folder).FirstOrDefault(CanStart);

    private static IEnumerable<string> Candidates(string name, string folder)
    {
        IEnumerable<string> folders = Path.GetFileName(name) != name ? [folder] : FoldersOfPath();
        return from searched in folders
            from ending in Endings(name, OperatingSystem.IsWindows())
            select Path.GetFullPath(name + ending, searched);
    }

    /// <summary>
    /// What may follow the name of a program. On Windows a name without one of the endings of programs is tried with
    /// them first: beside a wrapper there is often a script of the same name for Unix.
    /// </summary>
    internal static IReadOnlyList<string> Endings(string name, bool isWindows) =>
        !isWindows || _endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? [""]
            : [.. _endings, ""];

    private static IEnumerable<string> FoldersOfPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified);

    private static bool CanStart(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
}
