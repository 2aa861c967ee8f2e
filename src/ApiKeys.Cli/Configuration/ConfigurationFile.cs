using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// The file with the accounts. A file that merely is in the working folder is not read: the folder may come from
/// someone else.
/// </summary>
/// <param name="Path">The path.</param>
/// <param name="Reason">Why it is read, as the end of a sentence.</param>
internal sealed record ConfigurationFile(string Path, string Reason)
{
    public const string Variable = "APIKEYS_CONFIG";
    public const string FileName = "apikeys.json";

    /// <summary>Gets the user's own file, whether it exists or not; null where there is no folder for it.</summary>
    public static string? OfTheUser
    {
        get
        {
            string folder = Environment.GetFolderPath(
                Environment.SpecialFolder.ApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            );
            return System.IO.Path.IsPathFullyQualified(folder)
                ? System.IO.Path.Combine(folder, "apikeys", FileName)
                : null;
        }
    }

    /// <summary>The first of: the one named in the call, the one in the environment, the user's own.</summary>
    /// <exception cref="UsageException">A named file does not exist.</exception>
    public static ConfigurationFile? Find(string? named)
    {
        string? variable = Environment.GetEnvironmentVariable(Variable);
        return named is not null ? Named(named, "--config")
            : !string.IsNullOrEmpty(variable) ? Named(variable, Variable)
            : OfTheUser is { } own && File.Exists(own) ? new(own, "which is in your configuration folder")
            : null;
    }

    /// <summary>Says which file is read.</summary>
    public static string Describe(ConfigurationFile? file) =>
        file is null
            ? "No configuration file is read: none is named, and there is none in your configuration folder."
            : $"The configuration is '{file.Path}', {file.Reason}.";

    private static ConfigurationFile Named(string path, string by) =>
        File.Exists(path)
            ? new ConfigurationFile(System.IO.Path.GetFullPath(path), $"which {by} names")
            : throw new UsageException($"The configuration '{path}', which {by} names, does not exist.");
}
