using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Configuration;

/// <summary>The file with the accounts.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="IsTrusted">Whether the user named it, or keeps it in a folder of their own; and not merely stands in a folder where it happens to lie.</param>
internal sealed record ConfigurationFile(string Path, bool IsTrusted)
{
    public const string Variable = "APIKEYS_CONFIG";
    private const string FileName = "apikeys.json";

    /// <summary>The folder of the user's own configuration; null where the system knows none.</summary>
    private static string? UserFolder =>
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder ? System.IO.Path.Combine(folder, "apikeys") : null;

    /// <summary>The first that there is of: the one named in the call, the one named in the environment, the folder at hand, the user's own folder.</summary>
    /// <exception cref="UsageException">A file was named and is not there.</exception>
    public static ConfigurationFile? Find(string? named)
    {
        string? variable = Environment.GetEnvironmentVariable(Variable);
        return !string.IsNullOrEmpty(named) ? Named(named, "--config")
            : !string.IsNullOrEmpty(variable) ? Named(variable, Variable)
            : Candidates().FirstOrDefault(file => File.Exists(file.Path));
    }

    /// <summary>Where a file is looked for when none is named.</summary>
    public static IEnumerable<ConfigurationFile> Candidates()
    {
        yield return new ConfigurationFile(System.IO.Path.GetFullPath(FileName), IsTrusted: false);
        if (UserFolder is { } folder)
        {
            yield return new ConfigurationFile(System.IO.Path.Combine(folder, FileName), IsTrusted: true);
        }
    }

    private static ConfigurationFile Named(string path, string by) => File.Exists(path)
        ? new ConfigurationFile(System.IO.Path.GetFullPath(path), IsTrusted: true)
        : throw new UsageException($"The configuration '{path}', which {by} names, does not exist.");
}
