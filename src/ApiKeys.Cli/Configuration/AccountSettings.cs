using Microsoft.Extensions.Configuration;

namespace ApiKeys.Cli.Configuration;

/// <summary>What is configured for one account, as it stands there.</summary>
internal sealed class AccountSettings
{
    private readonly Dictionary<string, string?> _values;
    private readonly IConfigurationSection _inFile;

    /// <param name="section">What counts.</param>
    /// <param name="file">The file, where there is one.</param>
    /// <param name="inFile">The file alone, without what the environment overrides.</param>
    public AccountSettings(IConfigurationSection section, ConfigurationFile? file, IConfiguration inFile)
    {
        (Name, File, _inFile) = (section.Key, file, inFile.GetSection(section.Path));
        _values = new(section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null), StringComparer.OrdinalIgnoreCase);
    }

    public string Name { get; }

    public ConfigurationFile? File { get; }

    public string? Service => this["Service"];

    /// <summary>Where the service is, for people; the SDK reads it for itself.</summary>
    public string? Address => this["BaseAddress"] ?? (this["Account"] is { } account ? $"https://{account}.aimms.cloud/" : null);

    /// <summary>The scopes that keys of the account may carry; empty when that is anything.</summary>
    public IReadOnlyList<string> AllowedScopes => [.. _values.Where(pair => pair.Key.StartsWith("AllowedScopes:", StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value!)];

    public string? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Whether the user said it: in the environment, or in a file that was named or is their own.</summary>
    public bool IsOfTheUser(string key) => File is null or { IsTrusted: true } || _inFile[key] != this[key];

    /// <summary>A copy of all values, to be changed before the SDK gets them.</summary>
    public Dictionary<string, string?> ToDictionary() => new(_values, StringComparer.OrdinalIgnoreCase);
}
