namespace ApiKeys.Client.HealthChecks;

/// <summary>What the health check of the accounts looks at, and how often.</summary>
public sealed class ApiKeyHealthCheckOptions
{
    /// <summary>
    /// How long before its expiry a key, or the account's own credential, makes the account degraded: up to 3650 days,
    /// 14 days unless set. With zero only what has expired does.
    /// </summary>
    public TimeSpan ExpiresWithin { get; set; } = TimeSpan.FromDays(14);

    /// <summary>
    /// For how long a response of the service holds, however often the endpoint is polled: up to a day, 5 minutes
    /// unless set. With zero each probe asks. When no answer came, the account is asked again after 30 seconds, or what
    /// the service asked for, if that is less than this.
    /// </summary>
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets the names of the accounts that are checked; upper and lower case do not matter. Empty, the default, for
    /// all.
    /// </summary>
    public IList<string> Accounts { get; } = [];

    /// <summary>
    /// Which keys at an account count; null, the default, for all. Disabled keys never do. It is asked about each key
    /// whenever the service is asked, on any thread.
    /// </summary>
    public Func<ApiKey, bool>? Includes { get; set; }
}
