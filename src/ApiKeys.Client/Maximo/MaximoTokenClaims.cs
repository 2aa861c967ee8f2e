using System.Text.Json;

namespace ApiKeys.Client.Maximo;

/// <summary>When a token begins and ends, by the service's clock, as far as its claims say.</summary>
internal sealed class MaximoTokenClaims(bool isReadable, DateTimeOffset? issuedAt, DateTimeOffset? expiresAt)
{
    private static readonly double _lastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Whether the token has claims that can be read.</summary>
    public bool IsReadable { get; } = isReadable;

    public DateTimeOffset? IssuedAt { get; } = issuedAt;

    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    public static MaximoTokenClaims Of(string token)
    {
        using JsonDocument? claims = MaximoJwt.ClaimsOf(token);
        return claims is null
            ? new(isReadable: false, null, null)
            : new(isReadable: true, InstantOf(claims, "iat"), InstantOf(claims, "exp"));
    }

    /// <summary>An instant; beyond the calendar its last one.</summary>
    private static DateTimeOffset? InstantOf(JsonDocument claims, string name) =>
        MaximoJwt.Seconds(claims.RootElement, name) is not (>= 0 and var seconds) ? null
        : seconds < _lastSecond ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
        : DateTimeOffset.MaxValue;
}
