using System.Text.Json;
using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Aimms;

/// <summary>What a list of keys shows.</summary>
internal static class AimmsListChecks
{
    private static readonly string[] _camelCase = ["name", "expirationDate", "scopes"];
    private static readonly string[] _snakeCase = ["name", "expiration_date", "scopes"];

    public static Observation Header(RawResponse list) =>
        list.IsSuccess
            ? Observation.AsAssumed($"The list was read, with {list.Words}.")
            : Observation.Unknown($"The list could not be read: status {list.Status}.");

    public static Observation Shape(RawResponse list) =>
        list.Json.ValueKind switch
        {
            JsonValueKind.Array => Observation.AsAssumed($"An array of {list.Items.Count}."),
            JsonValueKind.Object => Observation.Learned(
                $"An object with an array of {list.Items.Count}, which the SDK reads too."
            ),
            _ => Observation.Unknown($"It is no JSON: {list.Words}."),
        };

    public static Observation Members(RawResponse list, AimmsOptions options)
    {
        string[] specified = Specified(options);
        (string[] missing, string[] others) = CommonChecks.Members(list, specified);
        return list.Items.Count == 0 ? Observation.NotSeen("There is no key to see.")
            : missing.Length == 0 ? Observation.AsAssumed(With(specified, others))
            : Spelling(others) is { } naming
                ? Observation.Learned(
                    $"Members are spelled otherwise: {string.Join(", ", others)}.",
                    Naming(options, naming)
                )
            : Observation.Unknown($"No key has {string.Join(", ", missing)}; others are {string.Join(", ", others)}.");
    }

    public static Observation Dates(IReadOnlyList<ApiKey> keys)
    {
        int unread = keys.Count(static key => key.Expiry is { Text: not null, Instant: null });
        string[] forms =
        [
            .. keys.Select(static key => key.Expiry.Text)
                .OfType<string>()
                .Select(static text => new string([.. text.Select(static c => char.IsDigit(c) ? '0' : c)]))
                .Distinct(),
        ];
        return forms.Length == 0 && unread == 0 ? Observation.NotSeen("There is no date to see.")
            : unread == 0
                ? Observation.AsAssumed($"Dates have the form {string.Join(" or ", forms)}, with 0 for each digit.")
            : Observation.Unknown($"{unread} of {keys.Count} cannot be read.");
    }

    /// <summary>Compares the offered scopes with those that a create sends: an option wins, also a wrong one.</summary>
    public static Observation Scopes(IReadOnlyList<string> offered, AimmsOptions options)
    {
        IDictionary<string, string> configured = options.Protocol.ScopeSpellings;
        string[] others =
        [
            .. AimmsScopeNames
                .Documented.Select(static known => known.Name)
                .Where(name =>
                    AimmsForms.Find(offered, name) is { } spelling
                    && spelling != (configured.TryGetValue(name, out string? set) ? set : name)
                ),
        ];
        return others.Length == 0
            ? Observation.AsAssumed($"{offered.Count} scopes may be granted, spelled as they are sent.")
            : new(
                others.Any(configured.ContainsKey) ? DiagnosisVerdict.NeedsOption : DiagnosisVerdict.Learned,
                $"{offered.Count} scopes may be granted; {others.Length} are spelled otherwise."
            )
            {
                Options = others.ToDictionary(
                    AimmsForms.OptionOf,
                    name => AimmsForms.Find(offered, name)!,
                    StringComparer.Ordinal
                ),
            };
    }

    private static string With(string[] specified, string[] others) =>
        $"Each key has {string.Join(", ", specified)}"
        + (others.Length == 0 ? "." : $", and others: {string.Join(", ", others)}.");

    private static AimmsFieldNaming? Spelling(string[] others) =>
        others.Contains("expirationDate") ? AimmsFieldNaming.CamelCase
        : others.Contains("expiration_date") ? AimmsFieldNaming.SnakeCase
        : null;

    private static string[] Specified(AimmsOptions options) =>
        options.Protocol.FieldNaming switch
        {
            AimmsFieldNaming.CamelCase => _camelCase,
            AimmsFieldNaming.SnakeCase => _snakeCase,
            _ => options.Endpoint == AimmsEndpoint.ProApi ? _camelCase : _snakeCase,
        };

    /// <summary>The option is only for requests, and only if it is at its default.</summary>
    private static Dictionary<string, string> Naming(AimmsOptions options, AimmsFieldNaming naming) =>
        AimmsForms.LearnsNaming(options) ? new() { [AimmsForms.NamingOption] = naming.ToString() } : [];
}
