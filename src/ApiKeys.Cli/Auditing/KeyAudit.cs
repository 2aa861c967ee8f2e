using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Auditing;

/// <summary>Checks the keys of an account, one by one.</summary>
/// <param name="documented">The scopes that the vendor documents; empty when they are not known.</param>
/// <param name="allowedScopes">The scopes that keys of the account may have; empty when any are allowed.</param>
/// <param name="ownKeyId">The id of the key that the account itself authenticates with; null when it is not
/// known.</param>
/// <param name="now">The time.</param>
/// <param name="due">A key that expires by then is a finding.</param>
internal sealed class KeyAudit(
    IReadOnlyList<ApiKeyScope> documented,
    IReadOnlyList<string> allowedScopes,
    string? ownKeyId,
    DateTimeOffset now,
    DateTimeOffset due
)
{
    public IEnumerable<Finding> Of(ApiKey key) =>
        new[]
        {
            End(key),
            Status(key),
            UnknownScopes(key),
            Administration(key),
            OutsideAllowedScopes(key),
        }.OfType<Finding>();

    private Finding? End(ApiKey key) =>
        key switch
        {
            { Expiry.IsNever: true } => Finding.Of(key, FindingKind.NeverExpires, "never expires"),
            _ when IsOwn(key) || !Expiry.IsDueBy(key, due) => null,
            _ when key.IsExpiredAt(now) == true => Ending(key, FindingKind.Expired, ""),
            { Expiry.IsKnown: true } => Ending(key, FindingKind.Expiring, "expires "),
            _ => Ending(key, FindingKind.Expiring, "its expiry is "),
        };

    private static Finding? Status(ApiKey key) =>
        key.Status is ApiKeyStatus.Disabled or ApiKeyStatus.DisabledByService
            ? Finding.Of(key, FindingKind.Disabled, DisplayText.Status(key).Text)
            : null;

    private Finding? UnknownScopes(ApiKey key) =>
        OfScopes(
            key,
            FindingKind.UnknownScope,
            "has scopes that this version does not know",
            scope => documented.Count > 0 && Known(scope) is null
        );

    private Finding? Administration(ApiKey key) =>
        OfScopes(
            key,
            FindingKind.Administers,
            "can create keys or administer",
            scope => Known(scope) is { IsAdministrative: true } known && !(IsOwn(key) && known.ManagesKeys)
        );

    private Finding? OutsideAllowedScopes(ApiKey key) =>
        allowedScopes.Count == 0 || IsOwn(key)
            ? null
            : OfScopes(
                key,
                FindingKind.OutsideAllowedScopes,
                "has scopes outside AllowedScopes",
                scope => !allowedScopes.Any(allowed => AreSame(allowed, scope))
            );

    private Finding Ending(ApiKey key, string kind, string words)
    {
        Cell end = Expiry.Of(key, now);
        return Finding.Of(key, kind, words + end.Text) with { Severity = end.Severity };
    }

    private static Finding? OfScopes(ApiKey key, string kind, string words, Func<string, bool> isFinding)
    {
        string[] scopes = [.. key.Scopes.Where(isFinding)];
        return scopes.Length > 0 ? Finding.Of(key, kind, $"{words}: {string.Join(", ", scopes)}", scopes) : null;
    }

    private ApiKeyScope? Known(string scope) => documented.FirstOrDefault(known => known.Matches(scope));

    private bool AreSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
        || (Known(one) is { } known && known.Matches(other));

    private bool IsOwn(ApiKey key) => key.Id == ownKeyId;
}
