using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// For how long the token of a key works after it was created or refreshed: an ISO 8601 duration such as <c>P1W</c> or
/// <c>P90D</c>, or <c>NEVER</c> for a token without an end. The text is kept as the service wrote it.
/// </summary>
/// <remarks>
/// Two intervals are equal when they always end at the same instant: <c>P1W</c> and <c>P7D</c>, <c>P1Y</c> and
/// <c>P12M</c>, but not <c>P1M</c> and <c>P30D</c>. Source of the form: the API catalogue of the Maximo Application
/// Suite Admin API 9.0; that <c>NEVER</c> may stand here too is inferred.
/// </remarks>
[JsonConverter(typeof(MaximoRefreshIntervalJsonConverter))]
public sealed class MaximoRefreshInterval : IEquatable<MaximoRefreshInterval>, IComparable<MaximoRefreshInterval>
{
    private const string NeverText = "NEVER";

    // 365.2425 days in twelve parts: the mean month of the calendar, for comparing alone.
    private const long MeanMonthTicks = 26_297_460_000_000;

    private readonly string _text;
    private readonly int _months;
    private readonly TimeSpan _time;

    private MaximoRefreshInterval(string text, int months, TimeSpan time, bool isNever = false) =>
        (_text, _months, _time, IsNever) = (text, months, time, isNever);

    /// <summary>Gets a token without an end.</summary>
    public static MaximoRefreshInterval Never { get; } = new(NeverText, 0, TimeSpan.Zero, isNever: true);

    /// <summary>Gets a value indicating whether the token has no end.</summary>
    public bool IsNever { get; }

    /// <summary>Its length; null when it has no end, or months, which differ in length.</summary>
    internal TimeSpan? Length => IsNever || _months != 0 ? null : _time;

    /// <summary>Whether the token ends in the moment at which it is created.</summary>
    internal bool IsEmpty => !IsNever && _months == 0 && _time == TimeSpan.Zero;

    /// <summary>An interval of whole days, each of 24 hours.</summary>
    /// <param name="days">How many: 1 to 999,999.</param>
    /// <returns>The interval, written as <c>P90D</c> is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is below 1 or above 999,999.</exception>
    public static MaximoRefreshInterval Days(int days) =>
        days is >= 1 and <= 999_999
            ? new($"P{days.ToString(CultureInfo.InvariantCulture)}D", 0, TimeSpan.FromDays(days))
            : throw new ArgumentOutOfRangeException(
                nameof(days),
                days,
                "An interval has 1 to 999,999 days. For a token without an end use MaximoRefreshInterval.Never."
            );

    /// <summary>
    /// Reads an interval: an ISO 8601 duration or the word <c>NEVER</c>; upper and lower case do not matter.
    /// </summary>
    /// <param name="text">The text. Years and months must be whole; the last of the other parts may have a
    /// fraction.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is no interval.</exception>
    public static MaximoRefreshInterval Parse(string text) =>
        TryParse(text ?? throw new ArgumentNullException(nameof(text)), out MaximoRefreshInterval? interval)
            ? interval
            : throw new FormatException(
                "The text is no ISO 8601 duration, such as P1W, P90D, P3M or PT12H, and not the word NEVER."
            );

    /// <summary>Reads an interval, if the text is one; see <see cref="Parse"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="interval">The interval, or null.</param>
    /// <returns>Whether the text is an interval.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MaximoRefreshInterval? interval)
    {
        interval =
            text is null ? null
            : string.Equals(text, NeverText, StringComparison.OrdinalIgnoreCase)
                ? new(text, 0, TimeSpan.Zero, isNever: true)
            : MaximoDuration.TryRead(text, out int months, out TimeSpan time) ? new(text, months, time)
            : null;
        return interval is not null;
    }

    /// <summary>
    /// Gives the instant from which a token is refused: years and months are steps of the calendar in UTC (31 January
    /// and a month is the last day of February), everything else is a length of time.
    /// </summary>
    /// <param name="start">When the token was created.</param>
    /// <returns>The instant, in UTC; null when it never comes, or lies beyond the year 9999.</returns>
    public DateTimeOffset? EndOf(DateTimeOffset start)
    {
        try
        {
            return IsNever ? null : start.ToUniversalTime().AddMonths(_months) + _time;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Gives the interval as it was written.</summary>
    /// <returns>The text, such as <c>P1W</c>.</returns>
    public override string ToString() => _text;

    /// <summary>Says whether two intervals always end at the same instant.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when they do, however they are written.</returns>
    public bool Equals(MaximoRefreshInterval? other) =>
        other is not null && (IsNever, _months, _time) == (other.IsNever, other._months, other._time);

    /// <summary>Says whether an object is an equal interval.</summary>
    /// <param name="obj">The object.</param>
    /// <returns>True when it is.</returns>
    public override bool Equals(object? obj) => Equals(obj as MaximoRefreshInterval);

    /// <summary>Gives a number that equal intervals have in common.</summary>
    /// <returns>The number.</returns>
    public override int GetHashCode() => (IsNever, _months, _time).GetHashCode();

    /// <summary>
    /// Compares by length. A month counts as the mean month of the calendar, 30.436875 days, and where that makes two
    /// lengths equal the one with fewer months is the shorter. <see cref="Never"/> is the longest.
    /// </summary>
    /// <param name="other">The other; null is shorter than everything.</param>
    /// <returns>Below zero when this is shorter, above zero when it is longer, zero when they are equal.</returns>
    public int CompareTo(MaximoRefreshInterval? other) =>
        other is null ? 1 : (IsNever, MeanTicks, _months).CompareTo((other.IsNever, other.MeanTicks, other._months));

    private decimal MeanTicks => ((decimal)_months * MeanMonthTicks) + _time.Ticks;

    /// <summary>Says whether two intervals are equal, as <see cref="Equals(MaximoRefreshInterval)"/> has it.</summary>
    /// <param name="left">One interval.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is so.</returns>
    public static bool operator ==(MaximoRefreshInterval? left, MaximoRefreshInterval? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Says whether two intervals differ.</summary>
    /// <param name="left">One interval.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is so.</returns>
    public static bool operator !=(MaximoRefreshInterval? left, MaximoRefreshInterval? right) => !(left == right);

    /// <summary>Says whether one interval is shorter than another, as <see cref="CompareTo"/> has it.</summary>
    /// <param name="left">One interval.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is so.</returns>
    public static bool operator <(MaximoRefreshInterval? left, MaximoRefreshInterval? right) =>
        Compare(left, right) < 0;

    /// <summary>Says whether one interval is no longer than another, as <see cref="CompareTo"/> has it.</summary>
    /// <param name="left">One interval.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is so.</returns>
    public static bool operator <=(MaximoRefreshInterval? left, MaximoRefreshInterval? right) =>
        Compare(left, right) <= 0;

    /// <summary>Says whether one interval is longer than another, as <see cref="CompareTo"/> has it.</summary>
    /// <param name="left">One interval.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is so.</returns>
    public static bool operator >(MaximoRefreshInterval? left, MaximoRefreshInterval? right) =>
        Compare(left, right) > 0;

    /// <summary>Says whether one interval is no shorter than another, as <see cref="CompareTo"/> has it.</summary>
    /// <param name="left">One interval.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is so.</returns>
    public static bool operator >=(MaximoRefreshInterval? left, MaximoRefreshInterval? right) =>
        Compare(left, right) >= 0;

    private static int Compare(MaximoRefreshInterval? left, MaximoRefreshInterval? right) =>
        left is null ? (right is null ? 0 : -1) : left.CompareTo(right);
}
