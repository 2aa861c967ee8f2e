using System.Net;
using System.Security.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using Polly;
using Polly.Timeout;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Outcomes;

/// <summary>Maps an operation without a readable response to the exception that describes its outcome.</summary>
internal sealed class FailureTranslator(CallState operation)
{
    /// <summary>Returns the exception for the outcome: value lost, unknown, or not done.</summary>
    public ApiKeyException Translate(Exception failure, bool timedOut)
    {
        string reason = Reason(failure, timedOut);
        ApiKeyException exception = operation switch
        {
            { Call.Kind: OperationKind.Create, Response.IsAccepted: true } when SaysDone(failure) =>
                new ApiKeyValueLostException(
                    operation.Message(
                        $"the service created the key, but its value did not arrive and is not shown again. {reason} Delete "
                            + "the key and create another."
                    ),
                    Cause(failure)
                ),
            { Call.Kind: OperationKind.Refresh, Response.IsAccepted: true } when SaysDone(failure) =>
                new ApiKeyValueLostException(
                    operation.Message(
                        $"the service gave the key a new value, which did not arrive; the old value no longer works. {reason} "
                            + "Refresh the key again."
                    ),
                    Cause(failure)
                ),
            { MayHaveTakenEffect: true } => new ApiKeyOutcomeUnknownException(
                operation.Message($"the request was sent, and whether it took effect is unknown. {reason} {Remedy}"),
                Cause(failure)
            ),
            _ when IsTimeout(failure, timedOut) => new ApiKeyTimeoutException(
                operation.Message(reason),
                Cause(failure)
            ),
            _ => new ApiKeyOperationFailedException(operation.Message(reason), Cause(failure)),
        };
        exception.Details = Details(failure, timedOut);
        return exception;
    }

    /// <summary>
    /// A 201 or 204 shows by itself that the service processed the request. Another success status may come from a
    /// gateway: it counts only when it reports a key, or when a body that was declared as JSON broke off.
    /// </summary>
    private bool SaysDone(Exception failure) =>
        operation.Status is HttpStatusCode.Created or HttpStatusCode.NoContent
        || (
            failure is WireFormatException unreadable
                ? unreadable is { IsForeign: false, KeyId: not null }
                : operation.Response?.IsJson == true
        );

    /// <summary>How a caller finds out the outcome.</summary>
    public string Remedy =>
        operation switch
        {
            { ActionId: { } action, Call.Kind: OperationKind.Create } =>
                $"The service does it in the background, as action {action}: resume with that id.",
            { ActionId: { } action } =>
                $"The service does it in the background, as action {action}: list the keys later to see.",
            { Call.Kind: OperationKind.Create } =>
                "List the keys. If the key is there and was not before, its value is lost: delete it and create "
                    + "another. If it is not there, create it again.",
            { Call.Kind: OperationKind.Refresh } => "The key's old value may no longer work. Refresh the key again.",
            _ => "List the keys to see.",
        };

    private string Reason(Exception failure, bool timedOut) =>
        failure switch
        {
            ApiKeyException => failure.Message,
            _ when timedOut => $"The call timed out ({nameof(ApiKeyAccountOptions.CallTimeout)}, "
                + $"{operation.Account.Options.CallTimeout}).",
            TimeoutRejectedException when operation.Delivery.HasAttemptLimit =>
                $"Each attempt timed out without a response ({nameof(ApiKeyAccountOptions.AttemptTimeout)}, "
                    + $"{operation.Account.Options.AttemptTimeout}).",
            OperationCanceledException => "The call was cancelled while it was under way.",
            EndedByHandlerException { InnerException: OperationCanceledException } => failure.Message,
            EndedByHandlerException { InnerException: { } ended } =>
                $"{failure.Message.TrimEnd('.')} ({ended.GetType().Name}).",
            WireFormatException or ResponseTooLargeException or ReplayRefusedException or WireAcceptedException =>
                failure.Message,
            HttpRequestException or IOException when operation.Status is { } status =>
                $"The connection to {Server} broke within the response (status {(int)status}).",
            ConnectionException connection => connection.Describe(Server),
            HttpRequestException or IOException => $"The connection to {Server} broke before the service responded.",
            WireStatusException { StatusCode: var status } =>
                $"A handler of the application responded with status {status} in the service's place.",
            _ => $"It failed inside the program before a response arrived ({failure.GetType().Name}).",
        };

    private string Server => Endpoint.Of(operation.Account.Address);

    private ApiKeyFailureStep Step(Exception failure, bool timedOut) =>
        failure switch
        {
            ApiKeyException { FailedStep: var step } => step,
            _ when timedOut => ApiKeyFailureStep.Timeout,
            TimeoutRejectedException when operation.Delivery.HasAttemptLimit => ApiKeyFailureStep.Timeout,
            OperationCanceledException => ApiKeyFailureStep.Caller,
            EndedByHandlerException or WireStatusException => ApiKeyFailureStep.Application,
            WireFormatException or ResponseTooLargeException or WireAcceptedException => ApiKeyFailureStep.Service,
            ConnectionException connection when operation.Status is null => connection.Step,
            HttpRequestException or IOException => ApiKeyFailureStep.Connection,
            _ => ApiKeyFailureStep.Unknown,
        };

    /// <summary>
    /// The SDK's own exceptions contain all that is known; others may help to find the cause. A cancellation within is
    /// the caller's.
    /// </summary>
    private static Exception? Cause(Exception failure) =>
        failure switch
        {
            WireFormatException
            or ResponseTooLargeException
            or ReplayRefusedException
            or WireStatusException
            or WireAcceptedException => null,
            TimeoutRejectedException => new TimeoutException(),
            EndedByHandlerException { InnerException: OperationCanceledException } => new TimeoutException(),
            EndedByHandlerException { InnerException: { } ended } => Cause(ended),
            _ => failure,
        };

    private FailureDetails Details(Exception failure, bool timedOut) =>
        operation.Details with
        {
            KeyId = operation.Call.KeyId ?? (operation.Call.Kind == OperationKind.Create ? IdIn(failure) : null),
            StatusCode = (int?)operation.Status,
            ActionId = operation.ActionId,
            FailedStep = Step(failure, timedOut),
            IsTransient =
                (operation.Call.IsRetryableByCaller || !operation.MayHaveTakenEffect)
                && (IsTimeout(failure, timedOut) || MayPass(failure)),
        };

    /// <summary>
    /// The id of the key in a response that could not be read, unless it is the credential that a server sent back.
    /// </summary>
    private string? IdIn(Exception failure) =>
        (failure as WireFormatException)?.KeyId is { } id
        && !operation.Secrets.Any(secret => Redaction.Reveals(id, secret))
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
