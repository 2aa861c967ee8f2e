namespace ApiKeys.Cli.Configuration;

/// <summary>The configuration of one account, as text.</summary>
/// <param name="name">The name of the account.</param>
/// <param name="values">The values that apply.</param>
/// <param name="file">The file, where there is one.</param>
/// <param name="inEnvironment">The values in the environment, which override the file.</param>
internal sealed class AccountSettings(
    string name,
    IReadOnlyDictionary<string, string> values,
    ConfigurationFile? file,
    IReadOnlyDictionary<string, string> inEnvironment
)
{
    public string Name => name;

    public ConfigurationFile? File => file;

    public bool IsEmpty => values.Count == 0;

    public string? Service => this["Service"];

    /// <summary>The address of the service, for people. The SDK reads the options itself.</summary>
    public string? Address =>
        this["BaseAddress"]
        ?? ((this["CloudAccount"] ?? this["Account"]) is { } account ? $"https://{account}.aimms.cloud/" : null);

    /// <summary>The scopes that keys of the account may have; empty when any are allowed.</summary>
    public IReadOnlyList<string> AllowedScopes =>
        [
            .. values
                .Where(pair => pair.Key.StartsWith("AllowedScopes:", StringComparison.OrdinalIgnoreCase))
                .Select(pair => pair.Value),
        ];

    /// <summary>Whether an option is configured, or a part of it.</summary>
    public bool Has(string key) =>
        values.Keys.Any(each =>
            each.StartsWith(key, StringComparison.OrdinalIgnoreCase)
            && (each.Length == key.Length || each[key.Length] == ':')
        );

    public string? this[string key] => values.GetValueOrDefault(key);

    /// <summary>Where a member is configured, for people.</summary>
    public string OriginOf(string key) => FileOf(key) is { } source ? $"'{source.Path}'" : "the environment";

    /// <summary>
    /// What a relative path in a member is relative to: the folder of the file that sets it, otherwise the working
    /// folder.
    /// </summary>
    public string FolderOf(string key) =>
        FileOf(key) is { } source ? Path.GetDirectoryName(source.Path)! : Environment.CurrentDirectory;

    /// <summary>A copy of all values, which may be changed before the SDK gets them.</summary>
    public Dictionary<string, string?> ToDictionary() =>
        values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The members that the environment sets.</summary>
    public IReadOnlyCollection<string> InEnvironment => [.. inEnvironment.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether the environment sets a member.</summary>
    public bool IsInEnvironment(string key) => inEnvironment.ContainsKey(key);

    private ConfigurationFile? FileOf(string key) => IsInEnvironment(key) ? null : File;
}
