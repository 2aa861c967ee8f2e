namespace ApiKeys.Cli.Configuration;

/// <summary>
/// Detects a configuration in the working folder that was not named, and so is not read. The hint says how to name it.
/// </summary>
internal static class UnnamedFile
{
    /// <summary>The hint, on a separate line; empty when there is no such file.</summary>
    /// <param name="file">The file that is read, if any.</param>
    public static string Hint(ConfigurationFile? file)
    {
        string path = Path.GetFullPath(ConfigurationFile.FileName);
        return File.Exists(path) && path != file?.Path
            ? $"\n'{path}' is not read, because it is in the working folder and was not named. "
                + $"If it is yours, name it: --config ./{ConfigurationFile.FileName}"
            : "";
    }
}
