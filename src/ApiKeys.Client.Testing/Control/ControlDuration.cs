using System.Globalization;
using System.Text.RegularExpressions;
using ApiKeys.Client.Services;

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
    public static TimeSpan Read(string text, DateTimeOffset? start = null)
    {
        if (start is { } begin && YearsOrMonths().Match(DurationText.ToIso(text) ?? "") is { Success: true } calendar)
        {
            int count = int.Parse(calendar.Groups[1].Value, CultureInfo.InvariantCulture);
            return (calendar.Groups[2].Value == "Y" ? begin.AddYears(count) : begin.AddMonths(count)) - begin;
        }

        string hint = DurationText.HintFor(text) is { } advice ? $" {advice}" : "";
        return DurationText.ToTimeSpan(text)
            ?? throw new FormatException(
                $"'{text}' is no duration, such as {DurationText.Forms}, or 80.00:00:00 as in .NET.{hint}"
            );
    }

    [GeneratedRegex("^P([0-9]{1,3})(M|Y)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearsOrMonths();
}
