using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace ApiKeys.Client.Testing.Control;

/// <summary>
/// Durations in control requests, in the forms that other languages write: <c>80d</c>, <c>12h</c>, <c>3mo</c>, <c>P80D</c>, and
/// .NET's <c>80.00:00:00</c>.
/// </summary>
internal static partial class ControlDuration
{
    /// <summary>Reads a duration.</summary>
    /// <param name="text">The duration.</param>
    /// <param name="start">
    /// When it begins: months and years are then steps of the calendar. Without it a month has 30 days, and a year 365.
    /// </param>
    /// <exception cref="FormatException">It is no duration.</exception>
    public static TimeSpan Read(string text, DateTimeOffset? start = null) =>
        Calendar(text) is not { } steps ? ReadExact(text)
        : start is { } begin ? begin.AddYears(steps.Years).AddMonths(steps.Months) - begin
        : TimeSpan.FromDays((365 * steps.Years) + (30 * steps.Months));

    private static TimeSpan ReadExact(string text)
    {
        Match match = Short().Match(text);
        return match.Success
                ? Of(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value)
            : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan time) ? time
            : text.StartsWith('P') ? Iso(text)
            : throw Invalid(text);
    }

    private static (int Years, int Months)? Calendar(string text)
    {
        Match match = YearsOrMonths().Match(text);
        if (!match.Success)
        {
            return null;
        }

        int count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value is "y" or "Y" ? (count, 0) : (0, count);
    }

    private static TimeSpan Of(double count, string unit) =>
        unit switch
        {
            "s" => TimeSpan.FromSeconds(count),
            "min" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            "d" => TimeSpan.FromDays(count),
            _ => TimeSpan.FromDays(7 * count),
        };

    private static TimeSpan Iso(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            throw Invalid(text);
        }
    }

    private static FormatException Invalid(string text) =>
        new($"'{text}' is no duration. Write 90s, 30min, 12h, 80d, 2w, 3mo, 1y, P80D or 80.00:00:00.");

    [GeneratedRegex("^([0-9]{1,6})(s|min|h|d|w)$", RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex(
        "^((?<count>[0-9]{1,3})(?<unit>mo|y)|P(?<count>[0-9]{1,3})(?<unit>M|Y))$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearsOrMonths();
}
