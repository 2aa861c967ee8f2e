using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// Resolves the paths in an account. A relative path in a file is relative to that file, so that nothing in the working
/// folder takes its place, and <c>~</c> is the user's home.
/// </summary>
internal static class ConfiguredPaths
{
    private const string TrustedCertificate = "TrustedCertificateFile";

    /// <summary>Makes the paths absolute.</summary>
    /// <exception cref="UsageException">A file with a secret does not exist.</exception>
    public static void Resolve(AccountSettings account, Dictionary<string, string?> values, Screen screen)
    {
        foreach (string member in Secrets.Fields.Select(Secrets.FileOf))
        {
            if (values.GetValueOrDefault(member) is { } text && text.Trim().Length == 0)
            {
                throw new UsageException(
                    $"Account '{account.Name}': {member} in {account.OriginOf(member)} is blank; write the path of the file "
                        + "with the secret, or leave it out. Nothing was sent."
                );
            }

            if (Resolve(account, member, values) is { } path)
            {
                Check(account, member, path);
                ExposedFile.WarnOf(path, screen);
            }
        }

        Resolve(account, TrustedCertificate, values);
    }

    private static string? Resolve(AccountSettings account, string member, Dictionary<string, string?> values) =>
        values.GetValueOrDefault(member) is { Length: > 0 } path
            ? values[member] = Path.GetFullPath(Expanded(path), account.FolderOf(member))
            : null;

    /// <summary>Whether a path begins in the user's home; on Windows also with a backslash.</summary>
    public static bool IsInHome(string path) =>
        path is ['~', var separator, ..]
        && (separator == Path.DirectorySeparatorChar || separator == Path.AltDirectorySeparatorChar);

    private static string Expanded(string path) =>
        IsInHome(path)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : path;

    private static void Check(AccountSettings account, string member, string path)
    {
        if (!File.Exists(path))
        {
            string named = $"the file '{path}', which {member} in {account.OriginOf(member)} names,";
            string problem = Directory.Exists(path) ? "is a folder" : "cannot be found";
            throw new UsageException($"Account '{account.Name}': {named} {problem}. Nothing was sent.");
        }
    }
}
