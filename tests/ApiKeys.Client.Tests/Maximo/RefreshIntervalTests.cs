using System.Text.Json;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>Intervals in the format of the services: kept as text, compared by their meaning.</summary>
public sealed class RefreshIntervalTests
{
    private static readonly DateTimeOffset _start = new(2027, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Promise(9)]
    [Theory]
    [InlineData("P1W", "2027-02-07T12:00:00Z")]
    [InlineData("P90D", "2027-05-01T12:00:00Z")]
    [InlineData("P1M", "2027-02-28T12:00:00Z")]
    [InlineData("P13M", "2028-02-29T12:00:00Z")]
    [InlineData("P1Y", "2028-01-31T12:00:00Z")]
    [InlineData("P1Y1M", "2028-02-29T12:00:00Z")]
    [InlineData("P1M1D", "2027-03-01T12:00:00Z")]
    [InlineData("P1Y2M3W4DT5H6M7S", "2028-04-25T17:06:07Z")]
    [InlineData("PT36H", "2027-02-02T00:00:00Z")]
    [InlineData("PT0.5S", "2027-01-31T12:00:00.5Z")]
    [InlineData("PT0,5S", "2027-01-31T12:00:00.5Z")]
    [InlineData("P0.5W", "2027-02-04T00:00:00Z")]
    [InlineData("P1DT1.5H", "2027-02-01T13:30:00Z")]
    [InlineData("p1w", "2027-02-07T12:00:00Z")]
    [InlineData("P100Y", "2127-01-31T12:00:00Z")]
    [InlineData("P0D", "2027-01-31T12:00:00Z")]
    public void EndOf_follows_the_calendar(string text, string end)
    {
        MaximoRefreshInterval interval = MaximoRefreshInterval.Parse(text);

        Assert.Equal(
            DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
            interval.EndOf(_start)
        );
        Assert.Equal(TimeSpan.Zero, interval.EndOf(_start.ToOffset(TimeSpan.FromHours(-11)))!.Value.Offset);
        Assert.Equal(text, interval.ToString());
        Assert.False(interval.IsNever);
    }

    [Theory]
    [InlineData("NEVER"), InlineData("never"), InlineData("P9000Y"), InlineData("P9999999D"), InlineData("P100000000M")]
    public void EndOf_is_null_for_NEVER_and_beyond_the_last_date(string text) =>
        Assert.Null(MaximoRefreshInterval.Parse(text).EndOf(_start));

    [Theory]
    [
        InlineData(null),
        InlineData(""),
        InlineData("P"),
        InlineData("PT"),
        InlineData("P1"),
        InlineData("1W"),
        InlineData("P1WT"),
        InlineData("P-1D"),
        InlineData("-P1D"),
        InlineData(" P1D"),
        InlineData("P1D\n")
    ]
    [
        InlineData("P1D1W"),
        InlineData("P1H"),
        InlineData("P0.5Y"),
        InlineData("P1.5M"),
        InlineData("P1.5DT1H"),
        InlineData("p1.5dt1h"),
        InlineData("PT1.5H2M"),
        InlineData("P1,W"),
        InlineData("PT1S1H"),
        InlineData("P１D"),
        InlineData("10 days")
    ]
    [
        InlineData("P99999999D"),
        InlineData("P9999999999D"),
        InlineData("P999999999Y"),
        InlineData("90"),
        InlineData("NEVERMORE"),
        InlineData("P1D P1D")
    ]
    public void Text_that_is_not_a_definite_duration_is_refused(string? text)
    {
        Assert.False(MaximoRefreshInterval.TryParse(text, out MaximoRefreshInterval? interval));
        Assert.Null(interval);
        if (text is not null)
        {
            FormatException error = Assert.Throws<FormatException>(() => MaximoRefreshInterval.Parse(text));
            Assert.Contains("P90D", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("P178956970Y7M", true)] // 2^31 - 1 months
    [InlineData("P178956970Y8M", false)]
    [InlineData("P10675199DT2H48M5.4775807S", true)] // 2^63 - 1 ticks
    [InlineData("P10675199DT2H48M5.4775808S", false)]
    public void The_longest_duration_is_accepted_and_a_longer_one_is_refused(string text, bool isRead) =>
        Assert.Equal(isRead, MaximoRefreshInterval.TryParse(text, out _));

    [Theory]
    [
        InlineData("P0D", true),
        InlineData("P0Y0M", true),
        InlineData("PT0.1S", false),
        InlineData("P1M", false),
        InlineData("NEVER", false)
    ]
    public void IsEmpty_is_true_only_for_a_duration_of_zero(string text, bool isEmpty) =>
        Assert.Equal(isEmpty, MaximoRefreshInterval.Parse(text).IsEmpty);

    [Theory]
    [InlineData("P1W", "P7D", 0)]
    [InlineData("PT24H", "P1D", 0)]
    [InlineData("P1Y", "P12M", 0)]
    [InlineData("P1M", "P30D", 1)]
    [InlineData("P1M", "P31D", -1)]
    [InlineData("PT2629746S", "P1M", -1)]
    [InlineData("P3M", "P90D", 1)]
    [InlineData("NEVER", "P9999Y", 1)]
    [InlineData("never", "NEVER", 0)]
    public void Intervals_compare_by_length_and_are_equal_when_they_always_end_together(
        string left,
        string right,
        int order
    )
    {
        (MaximoRefreshInterval a, MaximoRefreshInterval b) = (
            MaximoRefreshInterval.Parse(left),
            MaximoRefreshInterval.Parse(right)
        );

        Assert.Equal(order, a.CompareTo(b));
        Assert.Equal(-order, b.CompareTo(a));
        Assert.Equal(
            (order == 0, order != 0, order < 0, order <= 0, order > 0, order >= 0),
            (a == b, a != b, a < b, a <= b, a > b, a >= b)
        );
        Assert.Equal(order == 0, a.Equals((object)b));
        Assert.True(order != 0 || a.GetHashCode() == b.GetHashCode());
    }

    [Fact]
    public void Null_is_shorter_than_every_interval()
    {
        _ = MaximoRefreshInterval.TryParse("no interval", out MaximoRefreshInterval? nothing);
        MaximoRefreshInterval day = MaximoRefreshInterval.Days(1);

        Assert.True(nothing < day && nothing <= day && !(nothing > day) && nothing != day && nothing == null);
        Assert.True(nothing <= null && nothing >= null && !(nothing < null) && !(nothing > null));
        Assert.Equal(1, day.CompareTo(null));
        Assert.False(day.Equals(null));
    }

    [Fact]
    public void Days_are_written_in_the_format_of_the_service()
    {
        Assert.Equal(
            ("P90D", _start.AddDays(90)),
            (MaximoRefreshInterval.Days(90).ToString(), MaximoRefreshInterval.Days(90).EndOf(_start))
        );
        Assert.Contains(
            "MaximoRefreshInterval.Never",
            Assert.Throws<ArgumentOutOfRangeException>(() => MaximoRefreshInterval.Days(0)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => MaximoRefreshInterval.Days(1_000_000));
        Assert.Equal(
            ("P1D", "P999999D"),
            (MaximoRefreshInterval.Days(1).ToString(), MaximoRefreshInterval.Days(999_999).ToString())
        );
        Assert.Throws<ArgumentNullException>(() => MaximoRefreshInterval.Parse(null!));
        Assert.True(MaximoRefreshInterval.Never.IsNever);
    }

    [Promise(5)]
    [Fact]
    public void Every_duration_keeps_its_text_and_round_trips_through_JSON()
    {
        Properties.Check(
            Durations,
            text =>
            {
                MaximoRefreshInterval interval = MaximoRefreshInterval.Parse(text);
                MaximoRefreshInterval? back = JsonSerializer.Deserialize<MaximoRefreshInterval>(
                    JsonSerializer.Serialize(interval)
                );
                return interval.ToString() == text && back == interval && back.ToString() == text;
            }
        );
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<MaximoRefreshInterval>("\"soon\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<MaximoRefreshInterval>("7"));
    }

    [Fact]
    public void Equal_intervals_end_together_from_any_start()
    {
        DateTimeOffset[] starts =
        [
            _start,
            new(2028, 2, 29, 0, 0, 0, TimeSpan.Zero),
            new(2027, 6, 1, 0, 0, 0, TimeSpan.Zero),
            new(2027, 12, 31, 23, 59, 59, TimeSpan.Zero),
        ];
        Properties.Check(
            Durations,
            Durations,
            (left, right) =>
            {
                (MaximoRefreshInterval a, MaximoRefreshInterval b) = (
                    MaximoRefreshInterval.Parse(left),
                    MaximoRefreshInterval.Parse(right)
                );
                return a != b || starts.All(start => a.EndOf(start) == b.EndOf(start));
            }
        );
    }

    [Fact]
    public void The_order_of_intervals_is_total()
    {
        Properties.Check(
            Durations,
            Durations,
            Durations,
            (x, y, z) =>
            {
                MaximoRefreshInterval[] sorted = [.. new[] { x, y, z }.Select(MaximoRefreshInterval.Parse).Order()];
                return sorted[0] <= sorted[1]
                    && sorted[1] <= sorted[2]
                    && sorted[0] <= sorted[2]
                    && sorted[0].CompareTo(sorted[1]) == -sorted[1].CompareTo(sorted[0])
                    && (sorted[0].CompareTo(sorted[1]) == 0) == (sorted[0] == sorted[1]);
            }
        );
    }

    [Fact]
    public void EndOf_is_monotonic_and_not_before_the_start()
    {
        Properties.Check(
            Durations,
            Properties.Instants,
            Properties.Spans(TimeSpan.Zero, TimeSpan.FromDays(900)),
            (text, start, later) =>
            {
                MaximoRefreshInterval interval = MaximoRefreshInterval.Parse(text);
                return interval.EndOf(start) >= start && interval.EndOf(start) <= interval.EndOf(start + later);
            }
        );
    }

    /// <summary>Durations with all kinds of parts, short enough to end within the calendar.</summary>
    private static Gen<string> Durations =>
        from parts in Gen.ArrayOf(Gen.Choose(0, 40), 7)
        from chosen in Gen.Choose(1, 127)
        from fraction in Gen.Elements("", ".5", ",25")
        select Write(parts, chosen, fraction);

    private static string Write(int[] parts, int chosen, string fraction)
    {
        const string Units = "YMWDHMS";
        int last = Enumerable.Range(0, 7).Last(i => (chosen & (1 << i)) != 0);
        string text = "P";
        for (int i = 0; i < 7; i++)
        {
            text += i == 4 && chosen >= 16 ? "T" : "";
            text += (chosen & (1 << i)) != 0 ? $"{parts[i]}{(i == last && i > 1 ? fraction : "")}{Units[i]}" : "";
        }

        return text;
    }
}
