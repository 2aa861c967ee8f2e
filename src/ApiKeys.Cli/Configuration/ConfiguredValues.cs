using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// The options of each account in one source of configuration, by their path within the account. The sources are those
/// of Microsoft.Extensions.Configuration, but not its tree, which searches all values for the children of each account:
/// with 10,000 accounts that takes a minute.
/// </summary>
internal sealed class ConfiguredValues
{
    private const string Prefix = AccountConfiguration.Section + ":";
    private static readonly Dictionary<string, string> _nothing = [];

    private const string DefaultKey = "Default";

    private readonly Dictionary<string, Dictionary<string, string>> _accounts = new(StringComparer.OrdinalIgnoreCase);

    private ConfiguredValues()
    {
        // Values are added.
    }

    public static ConfiguredValues None { get; } = new();

    /// <summary>The name of the account that is meant when none is named; null when there is none.</summary>
    public string? Default { get; private set; }

    /// <summary>The names of the accounts, in the order that configuration has.</summary>
    public IEnumerable<string> Accounts => _accounts.Keys.Order(ConfigurationKeyComparer.Instance);

    /// <summary>The options of an account; none when there is no such account.</summary>
    public IReadOnlyDictionary<string, string> this[string account] => _accounts.GetValueOrDefault(account) ?? _nothing;

    /// <exception cref="System.Text.Json.JsonException">It is not valid JSON.</exception>
    /// <exception cref="FormatException">It is not an object, or a member is duplicated.</exception>
    public static ConfiguredValues OfJson(string json)
    {
        Json source = new(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        source.Load();
        return Of(source.Values);
    }

    public static ConfiguredValues OfEnvironment()
    {
        Variables source = new();
        source.Load();
        source.Values.Remove(DefaultKey); // A variable of that name is not the tool's.
        return Of(source.Values);
    }

    /// <summary>The same values, with those of another source in place of those that they override.</summary>
    public ConfiguredValues With(ConfiguredValues others)
    {
        ConfiguredValues all = new() { Default = others.Default ?? Default };
        foreach ((string account, Dictionary<string, string> options) in _accounts.Concat(others._accounts))
        {
            Dictionary<string, string> known = all.OptionsOf(account);
            foreach ((string option, string value) in options)
            {
                known[option] = value;
            }
        }

        return all;
    }

    private static ConfiguredValues Of(IDictionary<string, string?> values)
    {
        ConfiguredValues all = new()
        {
            // Beside the accounts, or among them, where an account is an object and no text.
            Default = values.TryGetValue(DefaultKey, out string? name) ? name : null,
        };
        foreach (
            (string path, string? value) in values.Where(static pair =>
                pair.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            string[] parts = path[Prefix.Length..].Split(ConfigurationPath.KeyDelimiter, 2);
            if (parts is [var single] && value is not null && IsDefault(single))
            {
                all.Default = value;
                continue;
            }

            Dictionary<string, string> options = all.OptionsOf(parts[0]);
            if (parts is [_, var option] && value is not null)
            {
                options[option] = value;
            }
        }

        return all;
    }

    private static bool IsDefault(string key) => key.Equals(DefaultKey, StringComparison.OrdinalIgnoreCase);

    private Dictionary<string, string> OptionsOf(string account) =>
        _accounts.TryGetValue(account, out Dictionary<string, string>? options)
            ? options
            : _accounts[account] = new(StringComparer.OrdinalIgnoreCase);

    private sealed class Json(Stream text)
        : JsonStreamConfigurationProvider(new JsonStreamConfigurationSource { Stream = text })
    {
        public IDictionary<string, string?> Values => Data;
    }

    private sealed class Variables : EnvironmentVariablesConfigurationProvider
    {
        public IDictionary<string, string?> Values => Data;
    }
}
