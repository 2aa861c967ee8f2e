using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Rotation.Policies;

/// <summary>
/// Finds what is wrong with a policy before anything is rotated by it. Each error names the field, the error and the
/// remedy.
/// </summary>
internal static class PolicyValidator
{
    private const string NameCharacters = "letters, digits and . _ - /";

    public static IReadOnlyList<string> Errors(RotationPolicy policy, ServiceFacts service)
    {
        string[] errors = [.. FieldErrors(policy, service).OfType<string>()];
        if (errors.Length == 0 && LifeError(policy, RulesReader.Of(policy, service), service) is { } error)
        {
            errors = [error];
        }

        return [.. errors.Select(each => $"Rotation policy '{policy.Name}': {each}")];
    }

    private static IEnumerable<string?> FieldErrors(RotationPolicy policy, ServiceFacts service) =>
        new[] { NameError(policy), ScopesError(policy), NumberError(policy), WindowError(policy) }
            .Concat(SupportErrors(policy, service))
            .Concat(LengthErrors(policy))
            .Concat(SinkValidator.Errors(policy, service));

    private static string? NameError(RotationPolicy policy) =>
        policy.Name.Length is < 1 or > 64 || !policy.Name.All(IsNameCharacter)
            ? $"the name must have 1 to 64 characters: {NameCharacters}."
        : policy.KeyName is { } key
        && (key.Length is < 1 or > 64 || !key.All(character => IsNameCharacter(character) || character == ' '))
            ? $"{nameof(policy.KeyName)} must have 1 to 64 characters: {NameCharacters} and blanks."
        : policy.KeyName is null && policy.Name.Contains('/', StringComparison.Ordinal)
            ? $"the name has a slash, which the name of a key cannot have; set {nameof(policy.KeyName)}."
        : null;

    private static bool IsNameCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or '/';

    private static string? ScopesError(RotationPolicy policy) =>
        policy.Scopes.Count > 0 || policy.Mode == RotationMode.RefreshInPlace
            ? null
            : $"{nameof(policy.Scopes)} is empty; name the scopes that each key should carry.";

    private static string? NumberError(RotationPolicy policy) =>
        policy.MaxLiveKeys is < 2 or > 10
            ? $"{nameof(policy.MaxLiveKeys)} is {policy.MaxLiveKeys}; it must be from 2 to 10, because two keys"
                + " overlap."
        : policy.RequireConsumers is < 0 or > 1000
            ? $"{nameof(policy.RequireConsumers)} is {policy.RequireConsumers}; it must be from 0 to 1000."
        : null;

    private static IEnumerable<string?> SupportErrors(RotationPolicy policy, ServiceFacts service) =>
        [
            policy.Lifetime is not null && !service.HasExpiry
                ? $"{nameof(policy.Lifetime)} is set, and a create at this service names no expiry; leave it out."
                : null,
            policy.Interval is null == service.HasInterval
                ? service.HasInterval
                    ? $"{nameof(policy.Interval)} is missing; set it, for example to P90D."
                    : $"{nameof(policy.Interval)} is for Maximo; leave it out."
                : null,
            policy.Interval is { } text && !MaximoRefreshInterval.TryParse(text, out _)
                ? $"{nameof(policy.Interval)} is no duration, such as P90D."
                : null,
            policy.ReadOnly && !service.CanBeReadOnly
                ? $"{nameof(policy.ReadOnly)} is set, and this service has no such keys; ask for fewer scopes."
                : null,
            policy.Mode == RotationMode.RefreshInPlace ? RefreshError(policy, service) : null,
        ];

    private static string? RefreshError(RotationPolicy policy, ServiceFacts service) =>
        !service.CanRefresh ? $"{nameof(policy.Mode)} is {policy.Mode}, which this service cannot do; leave it out."
        : policy.Target == RotationTarget.Credential
            ? $"{nameof(policy.Mode)} is {policy.Mode}, which would lock the account out if its response were lost;"
                + " leave it out."
        : policy.RefreshInPlaceAccepted ? null
        : $"{nameof(policy.Mode)} is {policy.Mode}: the old value ends before consumers have the new one. Set"
            + $" {nameof(policy.RefreshInPlaceAccepted)} to accept that.";

    private static IEnumerable<string?> LengthErrors(RotationPolicy policy) =>
        [
            Length(nameof(policy.Lifetime), policy.Lifetime, TimeSpan.FromDays(1), TimeSpan.FromDays(36500)),
            Length(nameof(policy.Every), policy.Every, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650)),
            Length(nameof(policy.RenewBefore), policy.RenewBefore, TimeSpan.Zero, TimeSpan.FromDays(3650)),
            Length(nameof(policy.Overlap), policy.Overlap, TimeSpan.Zero, TimeSpan.FromDays(365)),
            Length(nameof(policy.OverlapLimit), policy.OverlapLimit, policy.Overlap, TimeSpan.FromDays(365)),
            Length(nameof(policy.Grace), policy.Grace, TimeSpan.Zero, TimeSpan.FromDays(365)),
            Length(nameof(policy.VerifyFor), policy.VerifyFor, TimeSpan.Zero, TimeSpan.FromHours(1)),
        ];

    private static string? Length(string field, TimeSpan? value, TimeSpan from, TimeSpan to) =>
        value is null || (value >= from && value <= to) ? null : $"{field} is {value}; it must be from {from} to {to}.";

    private static string? WindowError(RotationPolicy policy) =>
        policy.Window is null || Window.TryParse(policy.Window) is not null
            ? null
            : $"{nameof(policy.Window)} is '{policy.Window}'; write it as 'Sun 02:00-04:00 Europe/Berlin'.";

    /// <summary>
    /// What does not fit into the life of a value would rotate without end, or end the old key before its time.
    /// </summary>
    private static string? LifeError(RotationPolicy policy, Rules rules, ServiceFacts service)
    {
        TimeSpan? between = rules.Life is { } life ? life - rules.RenewBefore : rules.Every;
        TimeSpan taken = rules.Overlap + (rules.CanDisable ? rules.Grace : TimeSpan.Zero);
        return service.HasExpiry && rules.RenewBefore < TimeSpan.FromDays(3)
                ? $"{nameof(policy.RenewBefore)} is {rules.RenewBefore}; it must be 3 days at least, because expiries"
                    + " are whole days that may be off by one."
            : between <= taken
                ? $"{nameof(policy.RenewBefore)}, {nameof(policy.Overlap)} and {nameof(policy.Grace)} together take"
                    + " as long as a value lives; shorten them, or let values live longer."
            : rules.Life is not null && rules.Overlap > rules.RenewBefore
                ? $"{nameof(policy.Overlap)} is {rules.Overlap}, and {nameof(policy.RenewBefore)} only"
                    + $" {rules.RenewBefore}: the old key would expire within the overlap. Begin earlier."
            : rules.Life is null && rules.Every is null
                ? $"{nameof(policy.Every)} is missing: a value that never expires is rotated by it alone."
            : null;
    }
}
