namespace ApiKeys.Cli.Configuration;

/// <summary>What is configured for one account, as it stands there.</summary>
/// <param name="name">The name of the account.</param>
/// <param name="values">What counts.</param>
/// <param name="file">The file, where there is one.</param>
/// <param name="inFile">The file alone, without what the environment overrides.</param>
internal sealed class AccountSettings(string name, IReadOnlyDictionary<string, string> values, ConfigurationFile? file, IReadOnlyDictionary<string, string> inFile)
{
    public string Name => name;

    public ConfigurationFile? File => file;

    public string? Service => this["Service"];

    /// <summary>Where the service is, for people; the SDK reads it for itself.</summary>
    public string? Address => this["BaseAddress"] ?? (this["Account"] is { } account ? $"https://{account}.aimms.cloud/" : null);

    /// <summary>The scopes that keys of the account may carry; empty when that is anything.</summary>
    public IReadOnlyList<string> AllowedScopes => [.. values.Where(pair => pair.Key.StartsWith("AllowedScopes:", StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value)];

    public string? this[string key] => values.GetValueOrDefault(key);

    /// <summary>Whether the user said it: in the environment, or in a file that was named or is their own.</summary>
    public bool IsOfTheUser(string key) => File is null or { IsTrusted: true } || inFile.GetValueOrDefault(key) != this[key];

    /// <summary>A copy of all values, to be changed before the SDK gets them.</summary>
    public Dictionary<string, string?> ToDictionary() => values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
}
