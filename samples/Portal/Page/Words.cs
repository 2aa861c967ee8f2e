using System.Globalization;

namespace ApiKeys.Client.Samples.Portal.Page;

/// <summary>Says when something is as a person would.</summary>
internal static class Words
{
    /// <summary>What ends within this time stands out.</summary>
    public static TimeSpan Soon { get; } = TimeSpan.FromDays(30);

    public static string Day(DateTimeOffset instant) => instant.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Expiry(ApiKey key, DateTimeOffset now) =>
        key.ExpiresAt is { } end ? $"{Day(end)}, {Distance(end - now)}"
        : key.IsExpiryKnown ? "never"
        : $"not known (the service says {key.ExpiresAtText ?? "nothing"})";

    private static string Distance(TimeSpan left) => left switch
    {
        { TotalDays: <= -1 } => $"{Days(-left)} ago",
        { Ticks: <= 0 } => "today",
        { TotalDays: < 1 } => "within a day",
        { TotalDays: >= 730 } => $"in {(int)(left.TotalDays / 365.25)} years",
        _ => $"in {Days(left)}",
    };

    private static string Days(TimeSpan time) => time.Days == 1 ? "1 day" : $"{time.Days} days";
}
