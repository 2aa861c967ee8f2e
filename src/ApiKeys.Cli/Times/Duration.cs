using System.Text.RegularExpressions;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Cli.Times;

/// <summary>
/// A length of time as users type it, alike in every option: <c>12h</c>, <c>90d</c>, <c>12w</c>, <c>3mo</c>, <c>1y</c>,
/// or an ISO 8601 duration such as <c>P90D</c>.
/// </summary>
/// <param name="Interval">The duration in the form of the SDK, which knows the calendar.</param>
internal sealed partial record Duration(MaximoRefreshInterval Interval)
{
    /// <summary>The forms, for messages.</summary>
    public const string Forms = "12h, 90d, 12w, 3mo, 1y or P90D";

    private static readonly MaximoRefreshInterval _longest = MaximoRefreshInterval.Parse("P100Y");

    /// <summary>Reads a duration; null when the text is none.</summary>
    public static Duration? TryParse(string text) =>
        IsoOf(text) is { } iso
        && MaximoRefreshInterval.TryParse(iso, out MaximoRefreshInterval? interval)
        && interval <= _longest
            ? new Duration(interval)
            : null;

    /// <summary>What to write instead of a text that is no duration; null when there is no better advice.</summary>
    public static string? HintFor(string text) =>
        text.Contains(',', StringComparison.Ordinal) ? "A number has no comma."
        : Minutes().Match(text) is { Success: true } minutes
            ? $"Write {minutes.Groups[1].Value}mo for months, or {minutes.Groups[1].Value}min for minutes."
        : text.Length > 0 && text.All(char.IsAsciiDigit) ? $"Add the unit: {text}d for days."
        : null;

    /// <summary>The moment that is so long after another. Months and years are steps of the calendar in UTC.</summary>
    public DateTimeOffset After(DateTimeOffset start) => Interval.EndOf(start) ?? DateTimeOffset.MaxValue;

    private static string? IsoOf(string text) =>
        Short().Match(text) is { Success: true } match ? IsoOf(match.Groups[1].Value, match.Groups[2].Value)
        : text is ['P' or 'p', ..] && !text.Contains(',', StringComparison.Ordinal) ? text.ToUpperInvariant()
        : null;

    private static string IsoOf(string count, string unit) =>
        unit.ToUpperInvariant() switch
        {
            "S" => $"PT{count}S",
            "MIN" => $"PT{count}M",
            "H" => $"PT{count}H",
            "D" => $"P{count}D",
            "W" => $"P{count}W",
            "MO" => $"P{count}M",
            _ => $"P{count}Y",
        };

    [GeneratedRegex("^([0-9]{1,9})(s|min|h|d|w|mo|y)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex("^([0-9]{1,9})m$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Minutes();
}
