using System.Net;
using System.Security.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using Polly;
using Polly.Timeout;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Outcomes;

/// <content>Without a response that can be read: value lost, unknown, or not done.</content>
internal sealed partial class OutcomeTranslator
{
    /// <summary>The outcome of a request without a readable response.</summary>
    public ApiKeyException Failed(Exception failure, bool timedOut = false)
    {
        string reason = _failures.Reason(failure, timedOut);
        Exception? cause = FailureWording.Cause(failure);
        ApiKeyException outcome =
            IsValueLost(failure) ? new ApiKeyValueLostException(_failures.ValueLost(reason), cause)
            : call.MayHaveTakenEffect ? new ApiKeyOutcomeUnknownException(_failures.Unknown(reason), cause)
            : IsTimeout(failure, timedOut) ? new ApiKeyTimeoutException(call.Message(reason), cause)
            : new ApiKeyOperationFailedException(call.Message(reason), cause);
        outcome.Details = DetailsOf(failure, timedOut);
        return outcome;
    }

    private bool IsValueLost(Exception failure) =>
        call is { Call.Kind: OperationKind.Create or OperationKind.Refresh, Response.IsAccepted: true }
        && SaysDone(failure);

    /// <summary>
    /// A 201 or 204 shows by itself that the service processed the request. Another success status may come from a
    /// gateway: it counts only when it reports a key, or when a body that was declared as JSON broke off.
    /// </summary>
    private bool SaysDone(Exception failure) =>
        call.Status is HttpStatusCode.Created or HttpStatusCode.NoContent
        || (
            failure is WireFormatException unreadable
                ? unreadable is { IsForeign: false, KeyId: not null }
                : call.Response?.IsJson == true
        );

    private FailureDetails DetailsOf(Exception failure, bool timedOut) =>
        call.Details with
        {
            KeyId = call.Call.KeyId ?? (call.Call.Kind == OperationKind.Create ? IdIn(failure) : null),
            StatusCode = (int?)call.Status,
            ActionId = call.ActionId,
            FailedStep = _failures.Step(failure, timedOut),
            IsTransient =
                (call.Call.IsRetryableByCaller || !call.MayHaveTakenEffect)
                && (IsTimeout(failure, timedOut) || MayPass(failure)),
        };

    /// <summary>
    /// The id of the key in a response that could not be read, unless it is the credential that a server sent back.
    /// </summary>
    private string? IdIn(Exception failure) =>
        (failure as WireFormatException)?.KeyId is { } id && !call.Secrets.Any(secret => Redaction.Reveals(id, secret))
            ? id
            : null;

    private static bool IsTimeout(Exception failure, bool timedOut) =>
        timedOut
        || failure is TimeoutRejectedException or OperationCanceledException
        || failure
            is EndedByHandlerException { InnerException: TimeoutRejectedException or OperationCanceledException };

    private static bool MayPass(Exception? failure) =>
        failure switch
        {
            EndedByHandlerException => MayPass(failure.InnerException),
            ConnectionException { MayPass: false } => false,
            HttpRequestException { InnerException: AuthenticationException } => false,
            _ => failure is IOException or HttpRequestException or ExecutionRejectedException,
        };
}
