namespace ApiKeys.Client.HealthChecks;

/// <summary>The options of the health check of the accounts: what it examines, and how often.</summary>
public sealed class ApiKeyHealthCheckOptions
{
    /// <summary>
    /// Gets or sets how long before its expiry a key, or the account's own credential, makes the account degraded: up
    /// to 3650 days, 14 days unless set. With zero only an expired key does.
    /// </summary>
    public TimeSpan ExpiresWithin { get; set; } = TimeSpan.FromDays(14);

    /// <summary>
    /// Gets or sets how long a response of the service is reused, however often the endpoint is polled: up to a day, 5
    /// minutes unless set. With zero each probe asks the service. When the service did not respond, it is asked again
    /// after 30 seconds, or after the delay that it requested, if that is less than this.
    /// </summary>
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets the names of the accounts that are checked; upper and lower case do not matter. An empty list, the default,
    /// stands for all accounts.
    /// </summary>
    public IList<string> Accounts { get; } = [];

    /// <summary>
    /// Gets or sets a filter for the keys that count; null, the default, for all keys. Disabled keys never count. The
    /// filter is called for each key whenever the service is asked, on any thread.
    /// </summary>
    public Func<ApiKey, bool>? Includes { get; set; }
}
