using System.Net.Http.Headers;

namespace ApiKeys.Client.Http;

/// <summary>Reads how long a service wants to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>The wait from now on, never negative; null when the header is missing or cannot be read.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider timeProvider)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? (header?.Date - timeProvider.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
