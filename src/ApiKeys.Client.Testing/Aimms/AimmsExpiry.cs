using System.Globalization;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>Dates on the wire. A date without a zone is UTC; a date without a time is the start of its day.</summary>
internal static class AimmsExpiry
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static DateTimeOffset Read(string text, DateTimeOffset now)
    {
        if (
            !DateTimeOffset.TryParseExact(
                text,
                Formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset expiry
            )
        )
        {
            throw new RefusalException(400, "The expiry is not a date.");
        }

        return expiry <= now ? throw new RefusalException(400, "The expiry is not in the future.")
            : expiry > now.AddYears(1) ? throw new RefusalException(400, "The expiry is more than one year ahead.")
            : expiry;
    }

    public static string Write(AimmsEmulatedKey key, AimmsDateShape shape) =>
        shape switch
        {
            AimmsDateShape.Date => Format(key, "yyyy-MM-dd"),
            AimmsDateShape.MinutesWithoutZone => Format(key, "yyyy-MM-dd'T'HH:mm"),
            AimmsDateShape.SecondsWithZ => Format(key, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
            AimmsDateShape.SevenDigitsWithOffset => Format(key, "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz"),
            _ => key.ExpirationDate,
        };

    private static string Format(AimmsEmulatedKey key, string format) =>
        key.ExpiresAt.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture);
}
