using System.Globalization;

namespace ApiKeys.Client.Samples.Portal.Page;

/// <summary>Times and risks as text for people.</summary>
internal static class DisplayText
{
    /// <summary>Keys that expire within this time are highlighted.</summary>
    public static TimeSpan Soon { get; } = TimeSpan.FromDays(30);

    /// <summary>Names an account and its service, for every question about a key.</summary>
    public static string Place(ApiKeyManager keys) => $"Account {keys.Account} ({keys.Service})";

    /// <summary>The warning before a key stops working; null when that cannot lock the portal out.</summary>
    public static string? OwnKeyRisk(OwnKeyMatch match) =>
        match switch
        {
            OwnKeyMatch.None => null,
            OwnKeyMatch.Certain => "The portal itself uses this key for this account, and is locked out without it.",
            _ => "The portal uses a key for this account, and this one can manage keys. If it is that key, the "
                + "portal is locked out without it.",
        };

    public static string Day(DateTimeOffset instant) => instant.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Expiry(ApiKey key, DateTimeOffset now) =>
        key.Expiry.Instant is { } end ? $"{Day(end)}, {Distance(end - now)}"
        : key.Expiry.IsNever ? "never"
        : $"not known (the service says {key.Expiry.Text ?? "nothing"})";

    private static string Distance(TimeSpan left) =>
        left switch
        {
            { TotalDays: <= -1 } => $"{Days(-left)} ago",
            { Ticks: <= 0 } => "today",
            { TotalDays: < 1 } => "within a day",
            { TotalDays: >= 730 } => $"in {(int)(left.TotalDays / 365.25)} years",
            _ => $"in {Days(left)}",
        };

    private static string Days(TimeSpan time) => time.Days == 1 ? "1 day" : $"{time.Days} days";
}
