using Microsoft.Extensions.Configuration;

namespace ApiKeys.Cli.Configuration;

/// <summary>What is configured for one account, as it stands there.</summary>
internal sealed class AccountSettings
{
    private readonly Dictionary<string, string?> _values;

    public AccountSettings(IConfigurationSection section, ConfigurationFile? file)
    {
        (Name, File) = (section.Key, file);
        _values = new(section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null), StringComparer.OrdinalIgnoreCase);
    }

    public string Name { get; }

    public ConfigurationFile? File { get; }

    public string? Service => this["Service"];

    /// <summary>Where the service is, for people; the SDK reads it for itself.</summary>
    public string? Address => this["BaseAddress"] ?? (this["Account"] is { } account ? $"https://{account}.aimms.cloud/" : null);

    public string? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>A copy of all values, to be changed before the SDK gets them.</summary>
    public Dictionary<string, string?> ToDictionary() => new(_values, StringComparer.OrdinalIgnoreCase);
}
