using System.Globalization;
using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>The bounds of an expiry to the tick, and what is said of one that lies beyond.</summary>
public sealed class ExpiryBoundsTests
{
    private const string ToTheTick = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";
    private const string Limit =
        " AIMMS keys expire at most one year after they are created; the latest expiry allowed now is 2027-11-21. "
        + "Nothing was sent.";

    private static readonly DateTimeOffset _now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_earliest_is_a_tick_after_the_clock_of_a_service_that_is_ahead()
    {
        AimmsExpiry expiry = new(new AimmsOptions { Protocol = { DateFormat = ToTheTick } }, _now);
        DateTimeOffset ahead = _now.AddMinutes(5);

        Assert.Throws<ArgumentException>(() => Check(expiry, ahead));
        Assert.Equal(("2026-11-21T10:05:00.0000001Z", ahead.AddTicks(1)), Check(expiry, ahead.AddTicks(1)));
    }

    [Theory]
    [InlineData(null, "2027-11-21T09:55:00Z")]
    [InlineData(1.5, "2026-11-22T21:55:00Z")]
    public void The_latest_is_the_limit_by_the_clock_of_a_service_that_is_behind(double? days, string limit)
    {
        AimmsExpiry expiry = new(
            new AimmsOptions
            {
                Protocol = { DateFormat = ToTheTick },
                ExpiryLimit = days is { } length ? TimeSpan.FromDays(length) : null,
            },
            _now
        );
        DateTimeOffset latest = Utc(limit);

        Assert.Equal(latest, expiry.Latest);
        Assert.Equal((limit, latest), Check(expiry, latest));
        Assert.Throws<ArgumentException>(() => Check(expiry, latest.AddTicks(1)));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", null, "0002-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:03:00Z", null, "0002-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:06:00Z", null, "0002-01-01T00:01:00Z")]
    [InlineData("9998-12-31T12:00:00Z", null, "9999-12-31T11:55:00Z")]
    [InlineData("9999-01-01T00:05:00Z", null, "9999-12-31T23:59:59.9999999Z")]
    [InlineData("9999-12-01T00:05:00Z", 10, "9999-12-11T00:00:00Z")]
    [InlineData("9999-12-31T00:05:00Z", 10, "9999-12-31T23:59:59.9999999Z")]
    public void The_limit_stops_at_the_ends_of_the_calendar(string now, int? days, string latest)
    {
        AimmsOptions options = new()
        {
            Protocol = { DateFormat = ToTheTick },
            ExpiryLimit = days is { } length ? TimeSpan.FromDays(length) : null,
        };

        Assert.Equal(Utc(latest), new AimmsExpiry(options, Utc(now)).Latest);
    }

    [Theory]
    [InlineData(null, "yyyy-MM-dd", "ExpiresAt: it is missing, and AIMMS creates no key without an expiry.")]
    [InlineData("2026-11-21T10:00:00Z", "yyyy-MM-dd", "ExpiresAt: the expiry 2026-11-21 10:00:00Z is past.")]
    [InlineData(
        "2026-12-01T12:00:00Z",
        "yyyy-MM-dd'T23:59Z'",
        "ExpiresAt: the expiry 2026-12-01 12:00:00Z would be sent as 2026-12-01T23:59Z, which is later; correct "
            + "DateFormat."
    )]
    [InlineData(
        "2026-11-21T23:00:00Z",
        "yyyy-MM-dd",
        "ExpiresAt: the expiry 2026-11-21 23:00:00Z would be sent as 2026-11-21, rounded down, which may be "
            + "past by the service's clock; the earliest expiry is 2026-11-22."
    )]
    [InlineData("2028-01-01T00:00:00Z", "yyyy-MM-dd", "ExpiresAt: the expiry 2028-01-01 00:00:00Z is too far ahead.")]
    public void What_is_refused_says_why_and_what_is_allowed(string? asked, string format, string why)
    {
        AimmsExpiry expiry = new(new AimmsOptions { Protocol = { DateFormat = format } }, _now);

        ArgumentException error = Assert.Throws<ArgumentException>(
            "request",
            () => Check(expiry, asked is null ? null : Utc(asked))
        );

        Assert.StartsWith(
            why + Limit.Replace("2027-11-21", AimmsExpiry.RoundDown(Utc("2027-11-21"), format).Text),
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_earliest_expiry_is_a_day_beyond_what_clocks_may_differ_by()
    {
        AimmsExpiry expiry = new(new AimmsOptions { Protocol = { DateFormat = "yyyy-MM-dd'T'HH:mm'Z'" } }, _now);

        Assert.Contains(
            "the earliest expiry is 2026-11-22T10:05Z.",
            Assert.Throws<ArgumentException>(() => Check(expiry, _now.AddMinutes(3))).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(30, "30 days (ExpiryLimit)")]
    [InlineData(1.254, "1.25 days (ExpiryLimit)")]
    public void A_limit_of_one_s_own_is_told_in_days(double days, string text)
    {
        AimmsExpiry expiry = new(new AimmsOptions { ExpiryLimit = TimeSpan.FromDays(days) }, _now);

        Assert.Contains(
            $"AIMMS keys expire at most {text} after they are created",
            Assert.Throws<ArgumentException>(() => Check(expiry, null)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("dd.MM.yyyy HH:mm", "01.12.2026 03:30", "2026-12-01T03:30:00Z")]
    [InlineData("dd.MM.yyyy HH:mm zzz", "01.12.2026 03:30 +00:00", "2026-12-01T03:30:00Z")]
    [InlineData("HH:mm", "03:30", "0001-01-01T03:30:00Z")]
    public void A_form_that_is_no_ISO_date_is_read_as_UTC_too(string format, string text, string instant)
    {
        (string Text, DateTimeOffset Instant) written = AimmsExpiry.RoundDown(
            Utc("2026-12-01T03:30:59Z").ToOffset(TimeSpan.FromHours(5)),
            format
        );

        Assert.Equal((text, Utc(instant)), written);
        Assert.Equal(TimeSpan.Zero, written.Instant.Offset);
    }

    private static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static (string Text, DateTimeOffset Instant) Check(AimmsExpiry expiry, DateTimeOffset? asked) =>
        expiry.Check(new ApiKeyRequest("ci", ["Tasks"]) { ExpiresAt = asked });
}
