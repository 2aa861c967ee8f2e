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

    public static DateTimeOffset Read(string text, AimmsDateShape shape, DateTimeOffset now)
    {
        if (
            !DateTimeOffset.TryParseExact(
                text,
                FormatOf(shape) is { } only ? [only] : Formats,
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
        FormatOf(shape) is { } format
            ? key.ExpiresAt.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture)
            : key.ExpirationDate;

    private static string? FormatOf(AimmsDateShape shape) =>
        shape switch
        {
            AimmsDateShape.Date => "yyyy-MM-dd",
            AimmsDateShape.MinutesWithoutZone => "yyyy-MM-dd'T'HH:mm",
            AimmsDateShape.SecondsWithZ => "yyyy-MM-dd'T'HH:mm:ss'Z'",
            AimmsDateShape.SevenDigitsWithOffset => "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz",
            _ => null,
        };
}
