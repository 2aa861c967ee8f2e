using ApiKeys.Client.FourthService.Tests.Fourth.Generated;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>Maps the service's objects to the SDK's.</summary>
internal static class FourthMapping
{
    public static ApiKey ToKey(Key key, string account) =>
        new(key.Id, key.Name)
        {
            Account = account,
            Service = FourthOptions.ServiceName,
            Status = ApiKeyStatus.Enabled,
            Scopes = key.Scopes ?? [],
            Expiry = key.ExpiresAt switch
            {
                null => ApiKeyExpiry.Never,
                { Instant: { } instant, Text: var text } => ApiKeyExpiry.At(instant, text),
                { Text: var text } => ApiKeyExpiry.Unknown(text),
            },
        };

    public static IssuedApiKey ToIssued(Key key, string account) =>
        new(ToKey(key, account), new SecretValue(key.Value!));

    /// <summary>How a created key differs from the request; null when it does not.</summary>
    public static string? Difference(Key key, NewKey asked) =>
        key.Name != asked.Name ? $"its name is '{Redaction.Clean(key.Name)}'"
        : key.Scopes?.SequenceEqual(asked.Scopes) == false ? "it has other scopes"
        : key.ExpiresAt?.Instant != asked.ExpiresAt?.Instant ? "it expires at another time"
        : null;
}
