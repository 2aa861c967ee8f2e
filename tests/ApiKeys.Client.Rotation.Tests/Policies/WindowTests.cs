using System.Globalization;
using ApiKeys.Client.Rotation.Policies;

namespace ApiKeys.Client.Rotation.Tests.Policies;

public sealed class WindowTests
{
    [Theory]
    [InlineData("02:00-04:00", "2027-03-10T03:00Z", "2027-03-10T03:00Z")]
    [InlineData("02:00-04:00", "2027-03-10T04:00Z", "2027-03-11T02:00Z")]
    [InlineData("Sun 02:00-04:00", "2027-03-10T03:00Z", "2027-03-14T02:00Z")]
    [InlineData("Sun 02:00-04:00 Europe/Berlin", "2027-03-10T03:00Z", "2027-03-14T01:00Z")]
    [InlineData("Sat 23:00-01:00", "2027-03-14T00:30Z", "2027-03-14T00:30Z")]
    [InlineData("Sat,Sun 23:00-01:00", "2027-03-13T00:30Z", "2027-03-13T23:00Z")]
    public void It_opens_at_the_first_instant_that_its_text_names(string text, string from, string expected) =>
        Assert.Equal(At(expected), Window.TryParse(text)!.FirstFrom(At(from)));

    [Theory]
    [InlineData("")]
    [InlineData("Sun")]
    [InlineData("Xyz 02:00-04:00")]
    [InlineData("02:00-25:00")]
    [InlineData("02:00-04:00 Nowhere/City")]
    public void Another_text_is_none(string text) => Assert.Null(Window.TryParse(text));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
