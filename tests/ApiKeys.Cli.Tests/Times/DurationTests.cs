using ApiKeys.Cli.Tests.Support;
using ApiKeys.Cli.Times;
using ApiKeys.Client.Services;

namespace ApiKeys.Cli.Tests.Times;

public class DurationTests
{
    [Theory]
    [InlineData("12h", "2026-11-21T22:00:00Z")]
    [InlineData("90d", "2027-02-19T10:00:00Z")]
    [InlineData("90D", "2027-02-19T10:00:00Z")]
    [InlineData("P90D", "2027-02-19T10:00:00Z")]
    [InlineData("p90d", "2027-02-19T10:00:00Z")]
    [InlineData("12w", "2027-02-13T10:00:00Z")]
    [InlineData("3mo", "2027-02-21T10:00:00Z")]
    [InlineData("P3M", "2027-02-21T10:00:00Z")]
    [InlineData("1y", "2027-11-21T10:00:00Z")]
    [InlineData("30min", "2026-11-21T10:30:00Z")]
    [InlineData("45s", "2026-11-21T10:00:45Z")]
    [InlineData("PT12H", "2026-11-21T22:00:00Z")]
    [InlineData("0d", "2026-11-21T10:00:00Z")]
    public void A_duration_is_read_in_each_of_its_forms(string text, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end, null), Duration.TryParse(text)!.After(The.Now));

    [Theory]
    [InlineData("3m", "Write 3mo for months, or 3min for minutes.")]
    [InlineData("3M", "Write 3mo for months, or 3min for minutes.")]
    [InlineData("1,5d", "A number has no comma.")]
    [InlineData("P0,5D", "A number has no comma.")]
    [InlineData("30", "Add the unit: 30d for days.")]
    [InlineData("1.5d", null)]
    [InlineData("-1d", null)]
    [InlineData("soon", null)]
    [InlineData("NEVER", null)]
    [InlineData("P", null)]
    [InlineData("101y", null)]
    [InlineData("", null)]
    public void Another_text_is_refused_with_a_hint_where_there_is_one(string text, string? hint)
    {
        Assert.Null(Duration.TryParse(text));
        Assert.Equal(hint, DurationText.HintFor(text));
    }
}
