using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Maximo;

/// <summary>Compares the lifetime of a token with the one that was requested.</summary>
internal sealed class MaximoTokenCheck(MaximoRefreshInterval? requested, DateTimeOffset now)
{
    // Servers count a month as 30 days, and a year as 360 or 365.
    private const int CalendarShare = 14;

    private static readonly TimeSpan _tolerance = TimeSpan.FromMinutes(1);

    /// <exception cref="MaximoTokenMismatchException">The token has another lifetime.</exception>
    public MaximoToken Checked(string text, CallState operation)
    {
        MaximoTokenClaims claims = MaximoTokenClaims.Of(text);
        MaximoToken token = new(new SecretValue(text))
        {
            Subject = MaximoJwt.Read(text, now).Subject,
            Expiry = ExpiryOf(claims),
        };
        return Difference(claims) is { } difference
            ? throw new MaximoTokenMismatchException(
                operation.Message(
                    $"the service granted a token, but not for the lifetime {requested} that was requested: "
                        + $"{difference}. The exception carries the token."
                )
            )
            {
                Details = operation.Details,
                Token = token,
            }
            : token;
    }

    private ApiKeyExpiry ExpiryOf(MaximoTokenClaims claims) =>
        claims.ExpiresAt is { } end ? ApiKeyExpiry.At(end)
        : claims is { IsReadable: true } && requested is { IsNever: true } ? ApiKeyExpiry.Never
        : ApiKeyExpiry.Unknown();

    private string? Difference(MaximoTokenClaims claims)
    {
        DateTimeOffset start = claims.IssuedAt ?? now;
        return requested is null ? null
            : !claims.IsReadable || (claims.ExpiresAt is null && !requested.IsNever) ? "it does not say when it ends"
            : claims.ExpiresAt is not { } end || IsNear(end, start) ? null
            : $"it ends at {end:u}";
    }

    private bool IsNear(DateTimeOffset end, DateTimeOffset start)
    {
        if (requested!.EndOf(start) is not { } wanted)
        {
            return false;
        }

        TimeSpan tolerance = requested.Length is null
            ? TimeSpan.FromTicks((wanted - start).Ticks / CalendarShare)
            : _tolerance;
        return (end - wanted).Duration() <= tolerance;
    }
}
