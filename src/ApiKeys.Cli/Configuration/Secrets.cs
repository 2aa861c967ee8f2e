namespace ApiKeys.Cli.Configuration;

/// <summary>The members of an account that are secrets, and the names of their alternatives.</summary>
internal static class Secrets
{
    public static IReadOnlyList<string> Fields { get; } = ["ApiKey", "ApiKeyToken", "Password"];

    /// <summary>The member that names a file with the secret; the SDK reads it.</summary>
    public static string FileOf(string field) => field + "File";

    /// <summary>The member with a command that prints the secret; only the tool reads it.</summary>
    public static string CommandOf(string field) => field + "Command";
}
