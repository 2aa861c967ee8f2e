using System.Globalization;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Aimms;

/// <summary>Checks the expiry of a new key before anything is sent, and writes it: never later than asked.</summary>
internal sealed class AimmsExpiry(AimmsOptions options, DateTimeOffset now)
{
    private static readonly TimeSpan _coarsest = TimeSpan.FromDays(1);

    /// <summary>The latest expiry that can be asked for, as it would be sent.</summary>
    public DateTimeOffset Latest => RoundDown(Limit, options.Protocol.DateFormat).Instant;

    /// <summary>The latest instant that the service certainly accepts, even if its clock is behind.</summary>
    private DateTimeOffset Limit
    {
        get
        {
            DateTimeOffset behind = now - Min(options.ClockTolerance, now - DateTimeOffset.MinValue);
            return options.ExpiryLimit is { } lifetime ? behind + Min(lifetime, DateTimeOffset.MaxValue - behind)
                : behind.Year < DateTimeOffset.MaxValue.Year ? behind.AddYears(1)
                : DateTimeOffset.MaxValue;
        }
    }

    private string LimitText =>
        options.ExpiryLimit is { } lifetime
            ? $"{lifetime.TotalDays.ToString("0.##", CultureInfo.InvariantCulture)} days "
                + $"({nameof(AimmsOptions.ExpiryLimit)})"
            : "one year";

    /// <summary>The expiry to send.</summary>
    /// <exception cref="ArgumentException">There is none, it is not in the future, or it is beyond the
    /// limit.</exception>
    public (string Text, DateTimeOffset Instant) Check(ApiKeyRequest request)
    {
        if (request.ExpiresAt is not { } asked)
        {
            throw Error(request, "it is missing, and AIMMS creates no key without an expiry.");
        }

        (string text, DateTimeOffset sent) = RoundDown(asked, options.Protocol.DateFormat);
        if (asked <= now)
        {
            throw Error(request, $"the expiry {asked:u} is past.");
        }

        if (sent > asked)
        {
            throw Error(
                request,
                $"the expiry {asked:u} would be sent as {text}, which is later; correct "
                    + $"{nameof(AimmsProtocol.DateFormat)}."
            );
        }

        if (sent <= now + options.ClockTolerance)
        {
            throw Error(
                request,
                $"the expiry {asked:u} would be sent as {text}, rounded down, which may be past by "
                    + "the service's clock; the earliest expiry is "
                    + $"{RoundDown(now + options.ClockTolerance + _coarsest, options.Protocol.DateFormat).Text}."
            );
        }

        return sent <= Limit ? (text, sent) : throw Error(request, $"the expiry {asked:u} is too far ahead.");
    }

    /// <summary>
    /// An instant written in a date format, and the instant that the text stands for when it is read back. Without a
    /// zone it is UTC.
    /// </summary>
    /// <exception cref="FormatException">The date format cannot be written and read.</exception>
    public static (string Text, DateTimeOffset Instant) RoundDown(DateTimeOffset instant, string format)
    {
        const DateTimeStyles Utc =
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault;
        string text = instant.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
        return (
            text,
            WireDate.Parse(text)
                ?? new DateTimeOffset(DateTime.ParseExact(text, format, CultureInfo.InvariantCulture, Utc))
        );
    }

    private ArgumentException Error(ApiKeyRequest request, string what) =>
        RequestError.Of(
            request,
            nameof(request.ExpiresAt),
            $"{what} AIMMS keys expire at most {LimitText} after they are created; the latest expiry allowed now is "
                + $"{RoundDown(Limit, options.Protocol.DateFormat).Text}."
        );

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => TimeSpan.FromTicks(Math.Min(one.Ticks, other.Ticks));
}
