namespace ApiKeys.Cli.Configuration;

/// <summary>
/// A configuration in the working folder that was not named, so that it does not count. Who expects it to count learns
/// how to name it.
/// </summary>
internal static class UnnamedFile
{
    /// <summary>What there is to say about it, on a line of its own; empty when there is no such file.</summary>
    /// <param name="file">The file that counts, if any.</param>
    public static string Hint(ConfigurationFile? file)
    {
        string path = Path.GetFullPath(ConfigurationFile.FileName);
        return File.Exists(path) && path != file?.Path
            ? $"\n'{path}' is not read, as it merely lies in the working folder. "
                + $"If it is yours, name it: --config ./{ConfigurationFile.FileName}"
            : "";
    }
}
