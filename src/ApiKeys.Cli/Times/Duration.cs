using ApiKeys.Client.Maximo;
using ApiKeys.Client.Services;

namespace ApiKeys.Cli.Times;

/// <summary>
/// A length of time as users type it, alike in every option: <c>12h</c>, <c>90d</c>, <c>12w</c>, <c>3mo</c>, <c>1y</c>,
/// or an ISO 8601 duration such as <c>P90D</c>.
/// </summary>
/// <param name="Interval">The duration in the form of the SDK, which knows the calendar.</param>
internal sealed record Duration(MaximoRefreshInterval Interval)
{
    private static readonly MaximoRefreshInterval _longest = MaximoRefreshInterval.Parse("P100Y");

    /// <summary>Reads a duration; null when the text is none.</summary>
    public static Duration? TryParse(string text) =>
        DurationText.ToIso(text) is { } iso
        && MaximoRefreshInterval.TryParse(iso, out MaximoRefreshInterval? interval)
        && interval <= _longest
            ? new Duration(interval)
            : null;

    /// <summary>The moment that is so long after another. Months and years are steps of the calendar in UTC.</summary>
    public DateTimeOffset After(DateTimeOffset start) => Interval.EndOf(start) ?? DateTimeOffset.MaxValue;
}
