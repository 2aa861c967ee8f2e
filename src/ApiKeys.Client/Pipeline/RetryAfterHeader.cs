using System.Net.Http.Headers;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Pipeline;

/// <summary>Reads the delay that a service requests before a retry.</summary>
internal static class RetryAfterHeader
{
    /// <summary>
    /// The wait from now on, never negative; null when the service requests none, or it cannot be read. The header
    /// takes precedence over the body. A date is compared with the clock of the server, which the response shows in its
    /// <c>Date</c>, and with the account's clock only if that is missing.
    /// </summary>
    public static TimeSpan? Of(HttpResponseMessage response, ServiceError? error, TimeProvider timeProvider)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? wait =
            header?.Delta ?? (header?.Date - (response.Headers.Date ?? timeProvider.GetUtcNow())) ?? error?.RetryAfter;
        return wait is { } asked ? TimeSpan.FromTicks(Math.Max(0, asked.Ticks)) : null;
    }
}
