using System.Net;
using Polly;
using Polly.Timeout;

namespace ApiKeys.Client.Http;

/// <summary>Decides by operation and outcome whether a request may be sent again, and when.</summary>
internal sealed class RetryRules(TimeSpan maxDelay)
{
    private const int TooManyRequests = 429;

    /// <summary>
    /// Reads and deletes are retried after transient errors; so is a create that the service recognises. A refresh
    /// never is: it ends the value that is in use, and its caller decides. Any other request is retried only when it
    /// certainly was not sent, or was refused before it was processed.
    /// </summary>
    public bool MayRetry(Operation operation, Outcome<HttpResponseMessage> outcome)
    {
        if (operation.Kind == OperationKind.Refresh || (!operation.IsRetryable && operation.MayHaveTakenEffect))
        {
            return false;
        }

        return outcome.Result is { } response
            ? IsTransient(response, operation.Account) && !(RetryAfter.Of(response, operation.Account) > maxDelay)
            : MayPass(outcome.Exception);
    }

    private static bool MayPass(Exception? failure) =>
        failure switch
        {
            HttpRequestException { InnerException: UntrustedServerException }
            or ConnectionException { MayPass: false } => false,
            _ => failure is HttpRequestException or IOException or TimeoutRejectedException,
        };

    /// <summary>The wait that the service asked for; null to wait as configured.</summary>
    public static TimeSpan? RequestedDelay(HttpResponseMessage? response, AccountContext account) =>
        response is null ? null : RetryAfter.Of(response, account);

    private static bool IsTransient(HttpResponseMessage response, AccountContext account) =>
        IsTransient((int)response.StatusCode) || RetryAfter.ErrorOf(response, account) is { IsRetryable: true };

    /// <summary>Statuses after which retry handlers of applications usually send a request again.</summary>
    public static bool LooksTransient(int status) =>
        status is (int)HttpStatusCode.RequestTimeout or TooManyRequests or >= 500;

    /// <summary>Statuses after which the same request may succeed. 501 and 505 say that it never will.</summary>
    public static bool IsTransient(int status) =>
        status is (int)HttpStatusCode.RequestTimeout or TooManyRequests
        || (
            status >= 500
            && status is not ((int)HttpStatusCode.NotImplemented or (int)HttpStatusCode.HttpVersionNotSupported)
        );
}
