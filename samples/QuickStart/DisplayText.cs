namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Expiries and scopes as text for people.</summary>
internal static class DisplayText
{
    public static string Expiry(ApiKey key, DateTimeOffset now) =>
        key.Expiry.Instant is { } expiresAt
            ? $"{expiresAt:yyyy-MM-dd}, {Distance(expiresAt - now)}"
            : key.Expiry.ToString();

    public static string Scopes(IReadOnlyList<string> scopes) =>
        scopes.Count <= 3
            ? string.Join(", ", scopes)
            : $"{string.Join(", ", scopes.Take(2))} and {scopes.Count - 2} more";

    private static string Distance(TimeSpan from) =>
        from switch
        {
            { TotalDays: <= -1 } => $"expired {Days(-from)} ago",
            { Ticks: <= 0 } => "expired today",
            { TotalDays: < 1 } => "within a day",
            { TotalDays: >= 730 } => $"in {(int)(from.TotalDays / 365.25)} years",
            _ => $"in {Days(from)}",
        };

    private static string Days(TimeSpan time) => time.Days == 1 ? "1 day" : $"{time.Days} days";
}
