using System.Text.Json;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Aimms;

/// <summary>Maps the service's objects to the SDK's.</summary>
internal static class AimmsMapping
{
    /// <summary>
    /// How many items a page of the sibling lists has. Source: https://documentation.aimms.com/cloud/managing-users.html.
    /// </summary>
    public const int UsualPage = 100;

    private static readonly TimeSpan _timeZones = TimeSpan.FromDays(1);

    public static AimmsApiKey ToKey(AimmsWireKey key, string account) =>
        new(key.Name!)
        {
            Account = account,
            Service = AimmsOptions.ServiceName,
            Status = ApiKeyStatus.Enabled,
            Scopes = key.Scopes ?? [],
            Expiry = ExpiryOf(key.Expiration),
            AdditionalData = key.Additional,
        };

    /// <summary>
    /// Maps a created key. Its expiry is the one that was sent; its scopes are those that the service confirms.
    /// </summary>
    public static IssuedApiKey ToIssued(
        AimmsWireKey key,
        string name,
        (string Text, DateTimeOffset Instant) expiry,
        IReadOnlyList<string> scopes,
        string account
    ) =>
        new(
            new AimmsApiKey(key.Name ?? name)
            {
                Account = account,
                Service = AimmsOptions.ServiceName,
                Status = ApiKeyStatus.Enabled,
                Scopes = key.Scopes ?? scopes,
                Expiry = ApiKeyExpiry.At(expiry.Instant, key.Expiration?.Text ?? expiry.Text),
            },
            new SecretValue(key.Value!)
        );

    /// <summary>
    /// The spelling of members that a key has beside the specified ones: that of its expiry, which each key has.
    /// </summary>
    public static AimmsFieldNaming? NamingOf(IDictionary<string, JsonElement>? additional) =>
        additional is null ? null
        : additional.ContainsKey("expirationDate") ? AimmsFieldNaming.CamelCase
        : additional.ContainsKey("expiration_date") ? AimmsFieldNaming.SnakeCase
        : null;

    /// <summary>A key without an expiry in the list never expires.</summary>
    private static ApiKeyExpiry ExpiryOf(WireDate? expiration) =>
        expiration switch
        {
            null => ApiKeyExpiry.Never,
            { Instant: { } instant, Text: var text } => ApiKeyExpiry.At(instant, text),
            { Text: var text } => ApiKeyExpiry.Unknown(text),
        };

    /// <summary>
    /// How the service's response differs from the request; null when it does not. A difference of one day in the
    /// expiry comes from the service's time zone and is ignored.
    /// </summary>
    public static string? Difference(
        AimmsWireKey key,
        string name,
        DateTimeOffset expiresAt,
        IReadOnlyList<string> scopes
    )
    {
        if (key.IsSalvaged)
        {
            return "only the value could be read from the response";
        }

        if (key.Name is not null && key.Name != name)
        {
            return $"its name is '{Redaction.Clean(key.Name, name)}'";
        }

        if (key.Scopes is not null && !FewTexts.AreSame(key.Scopes, scopes, AimmsScopeNames.Comparer))
        {
            return $"it carries the scopes {Redaction.Clean(string.Join(", ", key.Scopes))} instead of "
                + $"{string.Join(", ", scopes)}";
        }

        return key.Expiration switch
        {
            null => null,
            { Instant: { } instant } => !IsSameExpiry(instant, expiresAt)
                ? $"it expires at {instant:u} instead of {expiresAt:u}"
                : null,
            { Text: var text } => $"its expiry, '{Redaction.Clean(text)}', cannot be understood as {expiresAt:u}",
        };
    }

    /// <summary>Whether the expiry that the service reports is the one that was sent, in any time zone.</summary>
    public static bool IsSameExpiry(DateTimeOffset reported, DateTimeOffset sent) =>
        (reported - sent).Duration() <= _timeZones;
}
