using System.Globalization;
using System.Text.Json;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Tests.Secrets;

/// <summary>Dates in the formats of the services.</summary>
public sealed class WireDateTests
{
    [Theory]
    [InlineData("2027-11-21", "2027-11-21T00:00:00Z")]
    [InlineData("2027-11-21Z", "2027-11-21T00:00:00Z")]
    [InlineData("2027-11-21+02:00", "2027-11-20T22:00:00Z")]
    [InlineData("2027-11-21T10:20", "2027-11-21T10:20:00Z")]
    [InlineData("2027-11-21T10:20-01:00", "2027-11-21T11:20:00Z")]
    [InlineData("2027-11-21T10:20:30", "2027-11-21T10:20:30Z")]
    [InlineData("2027-11-21T10:20:30.5Z", "2027-11-21T10:20:30.5Z")]
    [InlineData("2027-11-21T10:20:30.1234567+05:30", "2027-11-21T04:50:30.1234567Z")]
    [InlineData("2027-11-21T10:20:30.123456789Z", "2027-11-21T10:20:30.1234567Z")]
    [InlineData("2027-11-21 10:20", "2027-11-21T10:20:00Z")]
    [InlineData("2027-11-21 10:20:30Z", "2027-11-21T10:20:30Z")]
    [InlineData("2027-11-21 10:20:30.25", "2027-11-21T10:20:30.25Z")]
    [InlineData(" 2027-11-21 ", "2027-11-21T00:00:00Z")]
    public void A_date_is_read_as_an_instant_in_UTC(string text, string instant)
    {
        DateTimeOffset? read = WireDate.Parse(text);

        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), read);
        Assert.Equal(TimeSpan.Zero, read!.Value.Offset);
    }

    [Theory]
    [
        InlineData(""),
        InlineData("soon"),
        InlineData("2027"),
        InlineData("21.11.2027"),
        InlineData("2027-13-01"),
        InlineData("2027-11-21T"),
        InlineData("10:20")
    ]
    public void Text_that_is_not_a_date_is_kept(string text)
    {
        WireDate date = new(text);

        Assert.Null(date.Instant);
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("\"2027-11-21\"", "2027-11-21", "\"2027-11-21\"")]
    [InlineData("17", "17", "\"17\"")]
    [InlineData("{\"at\": [1]}", "{\"at\": [1]}", "\"{\\u0022at\\u0022: [1]}\"")]
    public void A_date_in_any_JSON_type_is_read_and_written_as_text(string json, string text, string written)
    {
        WireDate date = JsonSerializer.Deserialize<WireDate>(json);

        Assert.Equal(text, date.Text);
        Assert.Equal(written, JsonSerializer.Serialize(date));
    }
}
