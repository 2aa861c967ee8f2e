using System.Globalization;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Rotation.Policies;

/// <summary>A maintenance window: on some days of the week, from a time to a time, in a zone.</summary>
internal sealed partial class Window(IReadOnlyList<DayOfWeek> days, TimeOnly from, TimeOnly to, TimeZoneInfo zone)
{
    private static readonly string[] _days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly DayOfWeek[] _week = [.. Enumerable.Range(0, 7).Select(static day => (DayOfWeek)day)];
    private static readonly TimeSpan _step = TimeSpan.FromMinutes(15);

    /// <summary>Gets the window that is always open.</summary>
    public static Window Always { get; } = new(_week, TimeOnly.MinValue, TimeOnly.MinValue, TimeZoneInfo.Utc);

    /// <summary>
    /// Reads days, hours and a zone, such as <c>Sat,Sun 02:00-04:00 Europe/Berlin</c>; days and zone may be missing.
    /// </summary>
    /// <returns>The window, or null when the text is none.</returns>
    public static Window? TryParse(string text)
    {
        Match match = Form().Match(text);
        if (
            !match.Success
            || !TimeOnly.TryParseExact(
                match.Groups["from"].Value,
                "HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out TimeOnly from
            )
            || !TimeOnly.TryParseExact(
                match.Groups["to"].Value,
                "HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out TimeOnly to
            )
            || !TryFindZone(match.Groups["zone"].Value, out TimeZoneInfo? zone)
        )
        {
            return null;
        }

        string[] names = match.Groups["days"].Success ? match.Groups["days"].Value.Split(',') : _days;
        int[] days =
        [
            .. names.Select(static name =>
                Array.FindIndex(_days, day => day.Equals(name, StringComparison.OrdinalIgnoreCase))
            ),
        ];
        return days.Contains(-1) ? null : new Window([.. days.Select(static day => (DayOfWeek)day)], from, to, zone!);
    }

    /// <summary>The first instant, from one on, at which it is open, to a quarter of an hour.</summary>
    public DateTimeOffset FirstFrom(DateTimeOffset instant)
    {
        DateTimeOffset end = instant.AddDays(8);
        while (!IsOpenAt(instant) && instant < end)
        {
            instant += _step;
        }

        return instant;
    }

    private bool IsOpenAt(DateTimeOffset instant)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(instant, zone);
        TimeOnly time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        bool isPastMidnight = to <= from && time < to;
        DayOfWeek day = isPastMidnight ? local.AddDays(-1).DayOfWeek : local.DayOfWeek;
        return days.Contains(day) && (from == to || time.IsBetween(from, to));
    }

    private static bool TryFindZone(string name, out TimeZoneInfo? zone)
    {
        zone = TimeZoneInfo.Utc;
        return name.Length == 0 || TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);
    }

    [GeneratedRegex(@"^((?<days>[A-Za-z]{3}(,[A-Za-z]{3})*) )?(?<from>\d\d:\d\d)-(?<to>\d\d:\d\d)( (?<zone>\S+))?$")]
    private static partial Regex Form();
}
