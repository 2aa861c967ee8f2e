using System.Text.RegularExpressions;
using ApiKeys.Client.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Services;

/// <summary>
/// Reads the options of an account from a section of the configuration. An unknown name is an error, because a
/// misspelled limit must not be ignored. Names of earlier versions are still read, with a warning.
/// </summary>
internal sealed class ConfiguredOptions(
    string account,
    string service,
    IConfiguration section,
    OptionNames names,
    IServiceProvider services
)
{
    // The binder quotes the value that it cannot convert, which may be a secret in the wrong place.
    private const string Unconvertible = "at '(?<path>[^']*)' to type '(?<type>[^']*)'";

    /// <summary>Reads the section.</summary>
    /// <param name="convert">Changes the text of an option before it is read; returns the text unchanged when nothing
    /// has to be changed.</param>
    /// <param name="bind">Binds a section to the options.</param>
    /// <exception cref="OptionsValidationException">A name is unknown, or a value cannot be read.</exception>
    public void Read(Func<string, string?, string?> convert, Action<IConfiguration> bind)
    {
        Dictionary<string, string> renamed = [];
        string[] errors = [.. ErrorsIn(section, "", renamed)];
        if (errors.Length > 0)
        {
            throw Invalid(errors);
        }

        try
        {
            bind(Normalized(renamed, convert));
        }
        catch (InvalidOperationException error)
        {
            throw Invalid([Describe(error.Message)]);
        }
    }

    private IEnumerable<string> ErrorsIn(IConfiguration group, string path, Dictionary<string, string> renamed)
    {
        if (names.In(path) is not { } known)
        {
            yield break;
        }

        foreach (IConfigurationSection member in group.GetChildren())
        {
            if (
                known.FirstOrDefault(name => string.Equals(name, member.Key, StringComparison.OrdinalIgnoreCase)) is
                { } name
            )
            {
                foreach (string error in ErrorsIn(member, Join(path, name), renamed))
                {
                    yield return error;
                }
            }
            else if (path.Length == 0 && names.NewPathOf(member.Key) is { } current)
            {
                renamed.Add(member.Key, current);
                Warn(member.Key, current);
                foreach (string error in ErrorsIn(member, current, renamed))
                {
                    yield return error;
                }
            }
            else
            {
                yield return Unknown(member.Key, path, known);
            }
        }
    }

    private string Unknown(string name, string path, IReadOnlyList<string> known)
    {
        string group = path.Length == 0 ? "" : $" in {path}";
        string nearest = names.Nearest(name, path) is { } meant ? $" Did you mean {meant}?" : "";
        return $"{PlaceOf(Join(path, name))}there is no option '{name}'{group}.{nearest} The options are: "
            + $"{string.Join(", ", known)}.";
    }

    /// <summary>The section, with old names and values that need it as the binder takes them.</summary>
    private IConfiguration Normalized(Dictionary<string, string> renamed, Func<string, string?, string?> convert)
    {
        Dictionary<string, string?> changed = [];
        foreach (KeyValuePair<string, string> name in renamed)
        {
            Add(section.GetSection(name.Key), name.Value);
        }

        foreach (IConfigurationSection member in section.GetChildren())
        {
            if (member.Value is { } text && convert(member.Key, text) is var converted && converted != text)
            {
                changed[member.Key] = converted;
            }
        }

        return changed.Count == 0
            ? section
            : new ConfigurationBuilder()
                .AddInMemoryCollection(
                    section.AsEnumerable(makePathsRelative: true).Where(static pair => pair.Value is not null)
                )
                .AddInMemoryCollection(changed)
                .Build();

        void Add(IConfigurationSection from, string to)
        {
            if (from.Value is not null)
            {
                changed[to] = from.Value;
            }

            foreach (IConfigurationSection child in from.GetChildren())
            {
                Add(child, Join(to, child.Key));
            }
        }
    }

    private void Warn(string name, string current)
    {
        ILogger logger =
            services.GetService<ILoggerFactory>()?.CreateLogger(Instrumentation.Name) ?? NullLogger.Instance;
        SafeTelemetry.Run(() => Log.OptionRenamed(logger, service, account, name, current));
    }

    private string Describe(string message)
    {
        Match match = Regex.Match(message, Unconvertible, RegexOptions.CultureInvariant);
        if (!match.Success)
        {
            return "the configuration cannot be read into the options.";
        }

        string path = match.Groups["path"].Value;
        string relative =
            section is IConfigurationSection { Path: var prefix }
            && path.StartsWith(prefix + ":", StringComparison.OrdinalIgnoreCase)
                ? path.Substring(prefix.Length + 1)
                : path;
        return $"{PlaceOf(relative)}{relative} must be "
            + $"{names.ChoicesOf(relative) ?? FormOf(match.Groups["type"].Value)}.";
    }

    private static string FormOf(string type) =>
        type.Split('.').Last() switch
        {
            nameof(Int32) or nameof(Int64) => "a whole number",
            nameof(Boolean) => "true or false",
            nameof(TimeSpan) => $"a duration, such as 00:00:10, {DurationText.Forms}",
            nameof(Uri) => "an address, such as https://api.example.com",
            nameof(Guid) => "a GUID",
            _ => "of another form",
        };

    /// <summary>
    /// The section, and the file or other source that has the option, if the application's configuration exposes it.
    /// </summary>
    private string PlaceOf(string option)
    {
        if (section is not IConfigurationSection { Path: var path })
        {
            return "";
        }

        IConfigurationProvider? provider = (
            services.GetService<IConfiguration>() as IConfigurationRoot
        )?.Providers.LastOrDefault(each =>
            each.TryGet($"{path}:{option}", out _) || each.GetChildKeys([], $"{path}:{option}").Any()
        );
        string source =
            provider?.ToString() is not { } text ? ""
            : text.Split('\'') is { Length: > 2 } parts && parts[1].Length > 0 ? $" in '{parts[1]}'"
            : text.StartsWith("EnvironmentVariables", StringComparison.Ordinal) ? " in the environment"
            : "";
        return $"configuration section '{path}'{source}: ";
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";

    private OptionsValidationException Invalid(IEnumerable<string> errors) =>
        new(account, typeof(ApiKeyAccountOptions), OptionsRules.Describe(account, errors));
}
