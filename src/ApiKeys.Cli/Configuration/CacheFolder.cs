namespace ApiKeys.Cli.Configuration;

/// <summary>The folder for what can be lost: that of the user's system.</summary>
internal static class CacheFolder
{
    private const string Name = "apikeys";

    /// <summary>The path; null where there is no folder for it.</summary>
    public static string? Find()
    {
        string home = Environment.GetFolderPath(
            Environment.SpecialFolder.UserProfile,
            Environment.SpecialFolderOption.DoNotVerify
        );
        string folder =
            OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                )
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } configured ? configured
            : Path.Combine(home, ".cache");
        return Path.IsPathFullyQualified(folder) ? Path.Combine(folder, Name) : null;
    }
}
