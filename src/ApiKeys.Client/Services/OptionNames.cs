namespace ApiKeys.Client.Services;

/// <summary>The names that the options of a service have in a configuration.</summary>
/// <param name="known">The names in each group: the account itself has the path "", a group within it its own. Other
/// groups may hold any name.</param>
/// <param name="old">Names of earlier versions, which are still read, and the path of what took their place.</param>
/// <param name="choices">The words that an option takes, by its path, where it takes a few words alone.</param>
internal sealed class OptionNames(
    IReadOnlyDictionary<string, string[]> known,
    IReadOnlyDictionary<string, string> old,
    IReadOnlyDictionary<string, string[]> choices
)
{
    /// <summary>The names that accounts of all services have in common.</summary>
    public static readonly string[] Common =
    [
        nameof(ApiKeyAccountOptions.Service),
        nameof(ApiKeyAccountOptions.BaseAddress),
        nameof(ApiKeyAccountOptions.AllowInsecureLoopback),
        nameof(ApiKeyAccountOptions.TrustedCertificateFile),
        nameof(ApiKeyAccountOptions.CertificateSha256),
        nameof(ApiKeyAccountOptions.AllowedScopes),
        nameof(ApiKeyAccountOptions.CallTimeout),
        nameof(ApiKeyAccountOptions.AttemptTimeout),
        nameof(ApiKeyAccountOptions.MaxRetries),
        nameof(ApiKeyAccountOptions.RetryDelay),
        nameof(ApiKeyAccountOptions.MaxRetryDelay),
        nameof(ApiKeyAccountOptions.MaxResponseBytes),
        nameof(ApiKeyAccountOptions.RecoverLostCreates),
    ];

    /// <summary>Those of them that are lengths of time.</summary>
    public static readonly string[] CommonDurations =
    [
        nameof(ApiKeyAccountOptions.CallTimeout),
        nameof(ApiKeyAccountOptions.AttemptTimeout),
        nameof(ApiKeyAccountOptions.RetryDelay),
        nameof(ApiKeyAccountOptions.MaxRetryDelay),
    ];

    /// <summary>The names in a group; null when it may hold any.</summary>
    public IReadOnlyList<string>? In(string group) => known.TryGetValue(group, out string[]? names) ? names : null;

    /// <summary>The path of what took the place of an old name; null when it is none.</summary>
    public string? NewPathOf(string name) =>
        old.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The words that an option takes, as the end of a sentence; null when it takes others.</summary>
    public string? ChoicesOf(string path) =>
        choices.FirstOrDefault(pair => string.Equals(pair.Key, path, StringComparison.OrdinalIgnoreCase)).Value
            is { } words
            ? string.Join(" or ", words)
            : null;

    /// <summary>
    /// The name that was probably meant by another; null when none is near. For an old name it is the one that took its
    /// place.
    /// </summary>
    public string? Nearest(string name, string group) =>
        Spelling.Nearest(name, In(group)!.Concat(group.Length == 0 ? old.Keys : [])) is not { } nearest ? null
        : group.Length == 0 && NewPathOf(nearest) is { } current ? current
        : nearest;
}
