using ApiKeys.Cli.Output;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client;

namespace ApiKeys.Cli.Tests.Output;

public class ExpiryTests
{
    [Theory]
    [InlineData(90 * 24, "in 90 days (2027-02-19)", "None")]
    [InlineData(30 * 24, "in 30 days (2026-12-21)", "None")]
    [InlineData((30 * 24) - 1, "in 30 days (2026-12-21)", "Soon")]
    [InlineData(7 * 24, "in 7 days (2026-11-28)", "Soon")]
    [InlineData((7 * 24) - 1, "in 7 days (2026-11-28)", "Now")]
    [InlineData((90 * 24) - 10, "in 90 days (2027-02-19)", "None")]
    [InlineData(24, "in 1 day (2026-11-22)", "Now")]
    [InlineData(1, "within a day (2026-11-21)", "Now")]
    [InlineData(0, "expired today (2026-11-21)", "Now")]
    [InlineData(-1, "expired today (2026-11-21)", "Now")]
    [InlineData(-24, "expired 1 day ago (2026-11-20)", "Now")]
    [InlineData(-24 * 9, "expired 9 days ago (2026-11-12)", "Now")]
    [InlineData(24 * 800, "in 2 years (2029-01-29)", "None")]
    public void An_expiry_is_shown_in_words_with_its_date_and_severity(int hours, string words, string severity)
    {
        Cell cell = Expiry.Of(Key(ApiKeyExpiry.At(The.Now.AddHours(hours))), The.Now);

        Assert.Equal((words, severity), (cell.Text, cell.Severity.ToString()));
    }

    [Fact]
    public void Never_and_unknown_expiries_are_shown_differently()
    {
        ApiKey early = Key(ApiKeyExpiry.Unknown(earliest: The.Now.AddDays(3)));

        Assert.Equal("never", Expiry.Of(Key(ApiKeyExpiry.Never), The.Now).Text);
        Assert.Equal("unknown", Expiry.Of(Key(default), The.Now).Text);
        Assert.Equal("unknown, not before 2026-11-24", Expiry.Of(early, The.Now).Text);
    }

    [Fact]
    public void A_key_is_due_if_it_expires_or_could_expire_by_then()
    {
        DateTimeOffset soon = The.Now.AddDays(30);

        Assert.True(Expiry.IsDueBy(Key(ApiKeyExpiry.At(soon)), soon));
        Assert.True(Expiry.IsDueBy(Key(ApiKeyExpiry.At(The.Now.AddDays(-1))), soon));
        Assert.False(Expiry.IsDueBy(Key(ApiKeyExpiry.At(soon.AddSeconds(1))), soon));
        Assert.False(Expiry.IsDueBy(Key(ApiKeyExpiry.Never), soon));
        Assert.True(Expiry.IsDueBy(Key(default), soon));
        Assert.True(Expiry.IsDueBy(Key(ApiKeyExpiry.Unknown(earliest: soon)), soon));
        Assert.False(Expiry.IsDueBy(Key(ApiKeyExpiry.Unknown(earliest: soon.AddDays(1))), soon));
    }

    private static ApiKey Key(ApiKeyExpiry expiry) => new("id", "name") { Expiry = expiry };
}
