using System.Text.Json;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// The claims of an access token. The signature is not checked: the token is for the server, not for the SDK. The SDK
/// received it from the server over the same connection over which a key would come, and uses its claims only to renew
/// in time and to know its own key.
/// </summary>
internal sealed record MaximoJwt(string? Subject, TimeSpan? Lifetime)
{
    private const int Parts = 3;

    private static readonly char[] _point = ['.'];

    private static readonly MaximoJwt _silent = new(null, null);

    /// <summary>
    /// Reads the claims that are present and understood. A token of another form is used until it is refused.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="now">When it arrived.</param>
    public static MaximoJwt Read(string token, DateTimeOffset now)
    {
        using JsonDocument? claims = ClaimsOf(token);
        return claims is null ? _silent : Read(claims.RootElement, now);
    }

    /// <summary>The object with the claims of a token; null when the token is of another form.</summary>
    public static JsonDocument? ClaimsOf(string token)
    {
        string[] parts = token.Split(_point, Parts + 1);
        if (parts.Length != Parts)
        {
            return null;
        }

        try
        {
            JsonDocument claims = JsonDocument.Parse(Decode(parts[1]));
            return claims.RootElement.ValueKind == JsonValueKind.Object ? claims : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A claim that is a number; null when it is missing, or another kind of value.</summary>
    public static double? Seconds(JsonElement claims, string name) =>
        claims.TryFind(name, out JsonElement claim)
        && claim.ValueKind == JsonValueKind.Number
        && claim.TryGetDouble(out double seconds)
            ? seconds
            : null;

    private static MaximoJwt Read(JsonElement claims, DateTimeOffset now)
    {
        double? lifetime = LifetimeOf(
            Seconds(claims, "iat"),
            Seconds(claims, "exp"),
            now.ToUnixTimeMilliseconds() / 1000.0
        );
        string? subject =
            claims.TryFind("sub", out JsonElement sub) && sub.ValueKind == JsonValueKind.String ? sub.ToText() : null;
        return new(
            subject,
            lifetime is > 0 && lifetime < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(lifetime.Value) : null
        );
    }

    /// <summary>
    /// How long the token lives from now on. If now lies between the two claims, the clocks agree, and the rest until
    /// the end counts, because the token may have been created a while ago. Otherwise the whole time between the claims
    /// counts, which does not depend on the difference of the clocks.
    /// </summary>
    private static double? LifetimeOf(double? made, double? end, double now) =>
        made is null || (made <= now && now < end) ? end - now : end - made;

    private static byte[] Decode(string part) =>
        Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));
}
