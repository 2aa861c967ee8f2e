using System.Globalization;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>An ISO 8601 duration of whole numbers, or the word NEVER, with its text as it was sent.</summary>
internal sealed partial record MaximoInterval(string Text)
{
    private readonly Match _parts = Form().Match(Text);

    public static MaximoInterval Never { get; } = new("NEVER");

    private int Days => (7 * Part("weeks")) + Part("days");

    private int Months => (12 * Part("years")) + Part("months");

    private TimeSpan Time =>
        TimeSpan.FromHours(Part("hours"))
        + TimeSpan.FromMinutes(Part("minutes"))
        + TimeSpan.FromSeconds(Part("seconds"));

    private bool IsLonger => Days > 0 || Months > 0 || Time > TimeSpan.Zero;

    /// <exception cref="Http.RefusalException">The text is neither a duration nor NEVER, or has no length.</exception>
    public static MaximoInterval Read(string text)
    {
        MaximoInterval interval = new(text);
        return interval == Never || interval.IsLonger
            ? interval
            : throw MaximoRefusal.Invalid("An interval is an ISO 8601 duration above zero, or NEVER.");
    }

    /// <summary>
    /// When the interval ends, in steps of the calendar; <see langword="null"/> for never, as beyond the year 9999.
    /// </summary>
    public DateTimeOffset? After(DateTimeOffset start)
    {
        try
        {
            return this == Never ? null : start.AddMonths(Months).AddDays(Days) + Time;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The same length, with weeks as days.</summary>
    public string InDays() =>
        _parts.Groups["weeks"].Success ? string.Create(CultureInfo.InvariantCulture, $"P{Days}D") : Text;

    public bool Equals(MaximoInterval? other) => Text == other?.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private int Part(string name) =>
        _parts.Groups[name] is { Success: true } part
            ? int.Parse(part.Value, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(
        """
            \AP(?:(?<weeks>[0-9]{1,6})W
            |(?=.)(?:(?<years>[0-9]{1,6})Y)?(?:(?<months>[0-9]{1,6})M)?(?:(?<days>[0-9]{1,6})D)?
            (?:T(?=.)(?:(?<hours>[0-9]{1,6})H)?(?:(?<minutes>[0-9]{1,6})M)?(?:(?<seconds>[0-9]{1,6})S)?)?)\z
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
