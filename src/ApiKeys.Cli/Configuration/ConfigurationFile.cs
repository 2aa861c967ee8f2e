using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// The file with the accounts. One that merely lies in the working folder does not count: the folder may be somebody
/// else's.
/// </summary>
/// <param name="Path">Where it is.</param>
/// <param name="Reason">Why it counts, as the end of a sentence.</param>
internal sealed record ConfigurationFile(string Path, string Reason)
{
    public const string Variable = "APIKEYS_CONFIG";
    public const string FileName = "apikeys.json";

    /// <summary>Gets the user's own file, whether it is there or not; null where there is no folder for it.</summary>
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
    /// <exception cref="UsageException">A file was named and is not there.</exception>
    public static ConfigurationFile? Find(string? named)
    {
        string? variable = Environment.GetEnvironmentVariable(Variable);
        return named is not null ? Named(named, "--config")
            : !string.IsNullOrEmpty(variable) ? Named(variable, Variable)
            : OfTheUser is { } own && File.Exists(own) ? new(own, "which is in your configuration folder")
            : null;
    }

    /// <summary>Says which file counts.</summary>
    public static string Describe(ConfigurationFile? file) =>
        file is null
            ? "No configuration file counts: none is named, and there is none in your configuration folder."
            : $"The configuration is '{file.Path}', {file.Reason}.";

    private static ConfigurationFile Named(string path, string by) =>
        File.Exists(path)
            ? new ConfigurationFile(System.IO.Path.GetFullPath(path), $"which {by} names")
            : throw new UsageException($"The configuration '{path}', which {by} names, does not exist.");
}
