using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace ApiKeys.Client.Services;

/// <summary>
/// A length of time as people write it, alike in options, configuration, policies and the emulator: a number and a unit,
/// or an ISO 8601 duration. Other projects compile this file, too.
/// </summary>
internal static class DurationText
{
    /// <summary>The forms, for messages.</summary>
    public const string Forms = "30s, 10min, 12h, 90d, 12w, 3mo, 1y or P90D";

    private const RegexOptions Case = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The ISO 8601 duration that a text means; null when it is none.</summary>
    public static string? ToIso(string text) =>
        Regex.Match(text, @"^([0-9]{1,9})(s|min|h|d|w|mo|y)\z", Case) is { Success: true } match
            ? IsoOf(match.Groups[1].Value, match.Groups[2].Value)
        : text.Length > 0 && text[0] is 'P' or 'p' && text.IndexOf(',') < 0 ? text.ToUpperInvariant()
        : null;

    /// <summary>
    /// The length, with months of 30 days and years of 365; null when the text is no duration. The form of .NET, such as
    /// <c>00:00:10</c>, is one, too.
    /// </summary>
    public static TimeSpan? ToTimeSpan(string text)
    {
        if (text == "0")
        {
            return TimeSpan.Zero;
        }

        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan span))
        {
            return text.IndexOf(':') < 0 ? null : span;
        }

        try
        {
            return ToIso(text) is { } iso ? LengthOf(iso) : null;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>What to write instead of a text that is no duration; null when there is no better advice.</summary>
    public static string? HintFor(string text) =>
        text.IndexOf(',') >= 0 ? "A number has no comma."
        : Regex.Match(text, @"^([0-9]{1,9})m\z", Case) is { Success: true } minutes
            ? $"Write {minutes.Groups[1].Value}mo for months, or {minutes.Groups[1].Value}min for minutes."
        : Regex.IsMatch(text, @"^[0-9]{1,9}\z") ? $"Add the unit: {text}d for days."
        : null;

    private static TimeSpan LengthOf(string iso) =>
        Regex.Match(iso, @"^P([0-9]{1,9})W\z") is { Success: true } weeks
            ? TimeSpan.FromDays(7 * double.Parse(weeks.Groups[1].Value, CultureInfo.InvariantCulture))
            : XmlConvert.ToTimeSpan(iso);

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
}
