using System.Net;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Certificates;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Protocol;
using Polly;
using Polly.Timeout;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Pipeline;

/// <summary>Decides by operation and outcome whether a request may be sent again, and when.</summary>
internal sealed class RetryRules(TimeSpan maxDelay)
{
    /// <summary>
    /// Reads and deletes are retried after transient errors; so is a create that the service recognises. A refresh
    /// never is: it ends the value that is in use, and its caller decides. Any other request is retried only when it
    /// certainly was not sent, or was refused before it was processed.
    /// </summary>
    public bool MayRetry(CallState call, Outcome<HttpResponseMessage> outcome)
    {
        if (call.Call.Kind == OperationKind.Refresh || (!call.Delivery.IsRetryable && call.MayHaveTakenEffect))
        {
            return false;
        }

        return outcome.Result is { } response
            ? IsTransient(response) && !(RequestedDelay(response, call.Account.TimeProvider) > maxDelay)
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
    public static TimeSpan? RequestedDelay(HttpResponseMessage? response, TimeProvider timeProvider) =>
        response is null ? null : RetryAfterHeader.Of(response, ErrorBody.In(response), timeProvider);

    private static bool IsTransient(HttpResponseMessage response) =>
        StatusCodes.IsTransient((int)response.StatusCode) || ErrorBody.In(response) is { IsRetryable: true };

    /// <summary>
    /// Whether a response to a change says that the request was rejected unprocessed. A 408 never does. A 429 without a
    /// body does, as rate limiters send it; so does a 429 with any body where a second request does no harm.
    /// </summary>
    public static bool IsTurnedAway(CallState call, HttpResponseMessage response) =>
        call.Call.IsChanging
        && (int)response.StatusCode is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout
        && (
            ErrorBody.In(response)?.Origin == ErrorOrigin.Service
            || (
                (int)response.StatusCode == StatusCodes.TooManyRequests
                && (IsEmpty(response) || call.Delivery.IsHarmlessTwice)
            )
        );

    private static bool IsEmpty(HttpResponseMessage response) =>
        response.Content is BufferedContent { Bytes.Length: 0 };
}
