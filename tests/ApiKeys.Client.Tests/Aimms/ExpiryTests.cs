using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>The checks of an expiry before anything is sent. Each case sets the clock.</summary>
public sealed class ExpiryTests
{
    [Fact]
    public async Task A_missing_expiry_is_refused_with_the_limit_and_the_latest_date()
    {
        ExpiryProbe probe = new("2026-11-21T10:00:00Z");

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            probe.Keys.CreateAsync(new ApiKeyRequest("ci", ["Tasks"]), The.Token)
        );

        Assert.Equal("request", error.ParamName);
        Assert.Contains("one year", error.Message, StringComparison.Ordinal);
        Assert.Contains("2027-11-21", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, probe.Sent);
    }

    [Theory]
    [InlineData("2026-11-21T10:00:00Z", "2026-11-20", "is past")]
    [InlineData("2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z", "is past")]
    [InlineData("2026-11-21T10:00:00Z", "2026-11-21T15:00:00Z", "rounded down")]
    [InlineData("2026-11-21T23:57:00Z", "2026-11-22T08:00:00Z", "rounded down")] // the service's clock may be past midnight
    [InlineData("2026-11-21T10:00:00Z", "2027-11-22", "too far ahead")]
    [InlineData("2026-11-21T10:00:00Z", "9999-12-31T23:59:59Z", "too far ahead")]
    [InlineData("2026-11-21T00:02:00Z", "2027-11-21", "too far ahead")] // the service's clock may be before midnight
    [InlineData("2028-02-29T12:00:00Z", "2029-03-01", "too far ahead")]
    [InlineData("2027-03-01T12:00:00Z", "2028-03-02", "too far ahead")]
    public async Task An_expiry_out_of_bounds_is_refused_before_anything_is_sent(
        string now,
        string asked,
        string because
    )
    {
        ExpiryProbe probe = new(now);

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => probe.CreateAsync(Utc(asked)));

        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Contains("the latest expiry allowed now is", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, probe.Sent);
    }

    [Promise(9)]
    [Theory]
    [InlineData("2026-11-21T10:00:00Z", "2026-11-22T00:00:00Z", "2026-11-22")]
    [InlineData("2026-11-21T10:00:00Z", "2026-12-31T23:59:59Z", "2026-12-31")] // end of day goes down
    [InlineData("2026-11-21T10:00:00Z", "2027-11-21T23:59:59Z", "2027-11-21")] // the last day, to its end
    [InlineData("2026-11-21T10:00:00Z", "2027-01-01T01:00:00+02:00", "2026-12-31")] // the day is that of UTC
    [InlineData("2026-11-21T10:00:00Z", "2026-12-31T23:00:00-02:00", "2027-01-01")]
    [InlineData("2028-02-29T12:00:00Z", "2029-02-28", "2029-02-28")]
    [InlineData("2027-03-01T12:00:00Z", "2028-03-01", "2028-03-01")] // a leap day lies between
    [InlineData("2027-02-28T12:00:00Z", "2028-02-28", "2028-02-28")]
    public async Task An_expiry_within_bounds_is_rounded_down_in_the_request_and_in_the_created_key(
        string now,
        string asked,
        string sent
    )
    {
        ExpiryProbe probe = new(now);

        IssuedApiKey issued = await probe.CreateAsync(Utc(asked));

        Assert.Contains($"\"expiration_date\":\"{sent}\"", probe.LastBody, StringComparison.Ordinal);
        Assert.Equal(Utc(sent), issued.Key.Expiry.Instant);
        Assert.True(issued.Key.Expiry.Instant <= Utc(asked));
    }

    [Fact]
    public async Task The_limit_can_be_changed()
    {
        ExpiryProbe shorter = new("2026-11-21T10:00:00Z", options => options.ExpiryLimit = TimeSpan.FromDays(30));
        ExpiryProbe longer = new("2026-11-21T10:00:00Z", options => options.ExpiryLimit = TimeSpan.FromDays(36500));

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            shorter.CreateAsync(Utc("2026-12-22"))
        );
        IssuedApiKey issued = await longer.CreateAsync(Utc("2040-01-01"));

        Assert.Contains("30 days", error.Message, StringComparison.Ordinal);
        Assert.Contains("2026-12-21", error.Message, StringComparison.Ordinal);
        Assert.Equal(Utc("2040-01-01"), issued.Key.Expiry.Instant);
        Assert.Equal(Utc("2026-12-21"), shorter.Keys.GetLatestExpiry());
        Assert.Equal(Utc("2027-11-21"), new ExpiryProbe("2026-11-21T10:00:00Z").Keys.GetLatestExpiry());
    }

    [Theory]
    [InlineData("9999-12-31T12:00:00Z")]
    [InlineData("9999-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void A_clock_at_the_end_of_the_calendar_does_not_throw(string now) =>
        Assert.NotNull(new ExpiryProbe(now).Keys.GetLatestExpiry());

    [Fact]
    public async Task A_date_format_with_a_time_keeps_the_time_and_truncates_fractions()
    {
        ExpiryProbe probe = new(
            "2026-11-21T10:00:00Z",
            options => options.Protocol.DateFormat = "yyyy-MM-ddTHH:mm:ssZ"
        );

        IssuedApiKey issued = await probe.CreateAsync(Utc("2026-11-21T15:30:59.999Z"));

        Assert.Contains("\"expiration_date\":\"2026-11-21T15:30:59Z\"", probe.LastBody, StringComparison.Ordinal);
        Assert.Equal(Utc("2026-11-21T15:30:59Z"), issued.Key.Expiry.Instant);
    }

    [Fact]
    public void The_latest_expiry_is_accepted_at_any_time_and_one_day_later_is_refused() =>
        Properties.Check(
            Properties.Instants,
            now =>
            {
                ExpiryProbe probe = new(now);
                DateTimeOffset latest = probe.Keys.GetLatestExpiry()!.Value;
                bool accepted = probe.CreateAsync(latest).GetAwaiter().GetResult().Key.Expiry.Instant == latest;
                bool refused =
                    Assert
                        .ThrowsAsync<ArgumentException>(() => probe.CreateAsync(latest.AddDays(1)))
                        .GetAwaiter()
                        .GetResult()
                    is not null;
                return accepted && refused && latest <= now.AddYears(1) && latest > now.AddDays(363);
            }
        );

    [Promise(9)]
    [Fact]
    public void An_expiry_within_a_year_is_sent_as_a_future_date_not_later_than_requested() =>
        Properties.Check(
            Properties.Instants,
            Properties.Spans(TimeSpan.FromDays(2), TimeSpan.FromDays(363)),
            Properties.Offsets,
            (now, ahead, offset) =>
            {
                ExpiryProbe probe = new(now);
                DateTimeOffset asked = (now + ahead).ToOffset(offset);
                DateTimeOffset sent = probe.CreateAsync(asked).GetAwaiter().GetResult().Key.Expiry.Instant!.Value;
                return sent > now
                    && sent <= asked
                    && asked - sent < TimeSpan.FromDays(1)
                    && sent.TimeOfDay == TimeSpan.Zero
                    && sent.Offset == TimeSpan.Zero;
            }
        );

    private static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(
            text,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal
        );
}
