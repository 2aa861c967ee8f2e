using System.Globalization;
using ApiKeys.Client;

namespace ApiKeys.Cli.Output;

/// <summary>The expiry of a key in words, and how near it is.</summary>
internal static class Expiry
{
    private static readonly TimeSpan _week = TimeSpan.FromDays(7);
    private static readonly TimeSpan _month = TimeSpan.FromDays(30);

    public static Cell Of(ApiKey key, DateTimeOffset now) =>
        key.Expiry switch
        {
            { IsNever: true } => "never",
            { Instant: { } end } => At(end, now),
            { Earliest: { } earliest } => new Cell($"unknown, not before {Date(earliest)}", SeverityOf(earliest - now)),
            _ => new Cell("unknown", Severity.Soon),
        };

    public static Cell At(DateTimeOffset end, DateTimeOffset now) =>
        new($"{InWords(end.ToUniversalTime(), now.ToUniversalTime())} ({Date(end)})", SeverityOf(end - now));

    /// <summary>Whether a key expires by a moment, or could: its expiry is not known.</summary>
    public static bool IsDueBy(ApiKey key, DateTimeOffset moment) => key.Expiry.IsPastAt(moment) != false;

    /// <summary>
    /// The expiry in days of the calendar: a key that was requested for 90 days ends in 90 days, also where the service
    /// rounds that down to the start of the day.
    /// </summary>
    private static string InWords(DateTimeOffset end, DateTimeOffset now) =>
        (end - now, (end.Date - now.Date).Days) switch
        {
            (var left, < 0 and var days) when left <= -TimeSpan.FromDays(1) => $"expired {Days(-days)} ago",
            (var left, _) when left <= TimeSpan.Zero => "expired today",
            (var left, _) when left < TimeSpan.FromDays(1) => "within a day",
            (_, var days) => $"in {Days(days)}",
        };

    private static string Days(int days) =>
        days switch
        {
            1 => "1 day",
            >= 730 => string.Create(CultureInfo.InvariantCulture, $"{days / 365} years"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
        };

    private static string Date(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Severity SeverityOf(TimeSpan left) =>
        left < _week ? Severity.Now
        : left < _month ? Severity.Soon
        : Severity.None;
}
