using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace ApiKeys.Client.Testing.Control;

/// <summary>
/// Durations in control requests, in the forms that other languages write: <c>80d</c>, <c>12h</c>, <c>P80D</c>, and
/// .NET's <c>80.00:00:00</c>.
/// </summary>
internal static partial class ControlDuration
{
    /// <exception cref="FormatException">It is no duration.</exception>
    public static TimeSpan Read(string text)
    {
        Match match = Short().Match(text);
        return match.Success
                ? Of(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value)
            : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan time) ? time
            : text.StartsWith('P') ? Iso(text)
            : throw Invalid(text);
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
        new($"'{text}' is no duration. Write 90s, 30min, 12h, 80d, 2w, P80D or 80.00:00:00.");

    [GeneratedRegex("^([0-9]{1,6})(s|min|h|d|w)$", RegexOptions.CultureInvariant)]
    private static partial Regex Short();
}
