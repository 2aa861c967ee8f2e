using System.Globalization;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Reads ISO 8601 durations. The framework's own reader takes no weeks, and takes months and years for a fixed number
/// of days.
/// </summary>
internal static class MaximoDuration
{
    private const string Whole = "[0-9]{1,9}";
    private const string Number = Whole + "(?:[.,][0-9]{1,9})?";

    // Nothing may follow a fraction: only the smallest part has one.
    private static readonly Regex _form = new(
        $"""
        \AP(?=[0-9T])(?:(?<years>{Whole})Y)?(?:(?<months>{Whole})M)?(?:(?<weeks>{Number})W)?(?:(?<days>{Number})D)?
        (?:T(?=[0-9])(?:(?<hours>{Number})H)?(?:(?<minutes>{Number})M)?(?:(?<seconds>{Number})S)?)?\z
        """,
        RegexOptions.IgnorePatternWhitespace
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.ExplicitCapture
    );

    private static readonly Regex _fractionWithin = new(
        "[.,][0-9]+[A-Z].*[0-9]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    /// <summary>Finds the parts of a duration: months, whose length depends on the calendar, and time.</summary>
    /// <returns>Whether the text is a duration that can be read.</returns>
    public static bool TryRead(string text, out int months, out TimeSpan time)
    {
        (months, time) = (0, TimeSpan.Zero);
        Match match = _form.Match(text);
        if (!match.Success || _fractionWithin.IsMatch(text))
        {
            return false;
        }

        decimal allMonths = (12 * Part(match, "years")) + Part(match, "months");
        decimal ticks =
            (Part(match, "weeks") * 7 * TimeSpan.TicksPerDay)
            + (Part(match, "days") * TimeSpan.TicksPerDay)
            + (Part(match, "hours") * TimeSpan.TicksPerHour)
            + (Part(match, "minutes") * TimeSpan.TicksPerMinute)
            + (Part(match, "seconds") * TimeSpan.TicksPerSecond);
        if (allMonths > int.MaxValue || ticks > long.MaxValue)
        {
            return false;
        }

        (months, time) = ((int)allMonths, new TimeSpan((long)ticks));
        return true;
    }

    private static decimal Part(Match match, string name) =>
        match.Groups[name] is { Success: true } part
            ? decimal.Parse(part.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : 0;
}
