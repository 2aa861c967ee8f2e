using System.Globalization;
using System.Text.RegularExpressions;
using ApiKeys.Client.Services;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.Rotation.Policies;

/// <summary>
/// Reads a policy from a section of a configuration. An error names the policy, the member and the remedy, and quotes no
/// value, which may be a secret in the wrong place.
/// </summary>
internal static partial class PolicyReader
{
    private static readonly string[] _durations =
    [
        nameof(RotationPolicy.Lifetime),
        nameof(RotationPolicy.Every),
        nameof(RotationPolicy.RenewBefore),
        nameof(RotationPolicy.Overlap),
        nameof(RotationPolicy.OverlapLimit),
        nameof(RotationPolicy.Grace),
        nameof(RotationPolicy.VerifyFor),
    ];

    private static readonly string[] _members =
    [
        nameof(RotationPolicy.Account),
        nameof(RotationPolicy.KeyName),
        nameof(RotationPolicy.Scopes),
        nameof(RotationPolicy.ReadOnly),
        nameof(RotationPolicy.Interval),
        .. _durations,
        nameof(RotationPolicy.MaxLiveKeys),
        nameof(RotationPolicy.Mode),
        nameof(RotationPolicy.RefreshInPlaceAccepted),
        nameof(RotationPolicy.Target),
        nameof(RotationPolicy.ApprovalRequired),
        nameof(RotationPolicy.ApproveWhenExpiring),
        nameof(RotationPolicy.Window),
        nameof(RotationPolicy.RequireConsumers),
        nameof(RotationPolicy.Sinks),
        nameof(RotationPolicy.Probe),
    ];

    private static readonly string[] _sinkMembers =
    [
        nameof(RotationSinkOptions.File),
        nameof(RotationSinkOptions.Variable),
        nameof(RotationSinkOptions.JsonMember),
        nameof(RotationSinkOptions.Command),
        nameof(RotationSinkOptions.Arguments),
        nameof(RotationSinkOptions.TokenLifetime),
    ];

    private static readonly string[] _probeMembers =
    [
        nameof(RotationProbeOptions.Url),
        nameof(RotationProbeOptions.Header),
        nameof(RotationProbeOptions.Command),
        nameof(RotationProbeOptions.Arguments),
    ];

    /// <exception cref="InvalidOperationException">
    /// A member is unknown, or its text is no value of it.
    /// </exception>
    public static RotationPolicy Read(IConfigurationSection section)
    {
        RotationPolicy policy = new() { Name = section.Key };
        if (NameErrors(section).Concat(DurationErrors(section)).FirstOrDefault() is { } error)
        {
            throw Invalid(section, error);
        }

        try
        {
            Converted(section).Bind(policy);
            return policy;
        }
        catch (InvalidOperationException unreadable)
        {
            throw Invalid(section, ValueError(unreadable.Message));
        }
    }

    private static IEnumerable<string> NameErrors(IConfigurationSection section) =>
        Unknown(section, _members, "")
            .Concat(
                section
                    .GetSection(nameof(RotationPolicy.Sinks))
                    .GetChildren()
                    .SelectMany(static sink =>
                        Unknown(sink, _sinkMembers, $" in {nameof(RotationPolicy.Sinks)}:{sink.Key}")
                    )
            )
            .Concat(
                Unknown(
                    section.GetSection(nameof(RotationPolicy.Probe)),
                    _probeMembers,
                    $" in {nameof(RotationPolicy.Probe)}"
                )
            );

    private static IEnumerable<string> Unknown(IConfigurationSection group, string[] known, string place) =>
        group
            .GetChildren()
            .Select(static member => member.Key)
            .Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name =>
            {
                string hint = Spelling.Nearest(name, known) is { } meant ? $" Did you mean {meant}?" : "";
                return $"there is no option '{name}'{place}.{hint} The options are: {string.Join(", ", known)}.";
            });

    private static IEnumerable<string> DurationErrors(IConfigurationSection section) =>
        _durations
            .Where(name => section[name] is { Length: > 0 } text && DurationText.ToTimeSpan(text) is null)
            .Select(name =>
            {
                string hint = DurationText.HintFor(section[name]!) is { } advice ? $" {advice}" : "";
                return $"{name} is no duration, such as {DurationText.Forms}.{hint}";
            });

    /// <summary>The section with its durations as the binder takes them.</summary>
    private static IConfiguration Converted(IConfigurationSection section) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                section.AsEnumerable(makePathsRelative: true).Where(static member => member.Value is not null)
            )
            .AddInMemoryCollection(
                _durations
                    .Where(name => section[name] is { Length: > 0 })
                    .Select(name =>
                        KeyValuePair.Create(
                            name,
                            DurationText.ToTimeSpan(section[name]!)?.ToString("c", CultureInfo.InvariantCulture)
                        )
                    )
            )
            .Build();

    private static string ValueError(string message)
    {
        Match match = Unconvertible().Match(message);
        return match.Success
            ? $"{match.Groups["path"].Value} must be {FormOf(match.Groups["path"].Value)}."
            : "the section cannot be read as a policy.";
    }

    private static string FormOf(string path) =>
        path.Split(':')[^1] switch
        {
            nameof(RotationPolicy.MaxLiveKeys) or nameof(RotationPolicy.RequireConsumers) => "a whole number",
            nameof(RotationPolicy.Mode) => string.Join(" or ", Enum.GetNames<RotationMode>()),
            nameof(RotationPolicy.Target) => string.Join(" or ", Enum.GetNames<RotationTarget>()),
            nameof(RotationProbeOptions.Url) => "an address, such as https://api.example.com/health",
            _ => "true or false",
        };

    private static InvalidOperationException Invalid(IConfigurationSection section, string error) =>
        new($"Rotation policy '{section.Key}': {error}");

    // The binder quotes the value that it cannot convert.
    [GeneratedRegex("at '(?<path>[^']*)' to type '", RegexOptions.CultureInvariant)]
    private static partial Regex Unconvertible();
}
