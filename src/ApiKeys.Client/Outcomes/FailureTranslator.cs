using System.Net;
using System.Security.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using Polly;
using Polly.Timeout;

namespace ApiKeys.Client.Outcomes;

/// <summary>Tells the outcome of an operation that ended without a response that could be read.</summary>
internal sealed class FailureTranslator(ApiCall operation)
{
    /// <summary>Says what is true: value lost, unknown, or not done.</summary>
    public ApiKeyException Translate(Exception failure, bool timedOut)
    {
        string reason = Reason(failure, timedOut);
        ApiKeyException exception = operation switch
        {
            { Kind: OperationKind.Create, WasAccepted: true } when SaysDone(failure) => new ApiKeyValueLostException(
                operation.Message(
                    $"the service created it, but its value did not arrive and cannot be had again. {reason} Delete "
                        + "the key and issue another."
                ),
                Cause(failure)
            ),
            { Kind: OperationKind.Refresh, WasAccepted: true } when SaysDone(failure) => new ApiKeyValueLostException(
                operation.Message(
                    $"the service gave the key a new value, which did not arrive; the old one is dead. {reason} "
                        + "Refresh the key again."
                ),
                Cause(failure)
            ),
            { MayHaveTakenEffect: true } => new ApiKeyOutcomeUnknownException(
                operation.Message($"the request left, and whether it took effect is unknown. {reason} {Remedy}"),
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
    /// 201 and 204 say so by themselves. Another success may be somebody else's: it says so when it reports a key, or
    /// broke off in what was declared as JSON.
    /// </summary>
    private bool SaysDone(Exception failure) =>
        operation.LastStatus is HttpStatusCode.Created or HttpStatusCode.NoContent
        || (
            failure is WireFormatException unreadable
                ? unreadable is { IsForeign: false, KeyId: not null }
                : operation.IsLastResponseJson
        );

    /// <summary>How a caller finds out its outcome.</summary>
    public string Remedy =>
        operation switch
        {
            { ActionId: { } action, Kind: OperationKind.Create } =>
                $"The service does it in the background, as action {action}: resume with that id.",
            { ActionId: { } action } =>
                $"The service does it in the background, as action {action}: list the keys later to see.",
            { Kind: OperationKind.Create } =>
                "List the keys: if it is there and was not before, its value is lost, so delete it and issue "
                    + "another; if it is not there, issue it again.",
            { Kind: OperationKind.Refresh } => "The key's old value may be dead: refresh it again.",
            _ => "List the keys to see.",
        };

    private string Reason(Exception failure, bool timedOut) =>
        failure switch
        {
            ApiKeyException => failure.Message,
            _ when timedOut => $"The time limit of the call ({nameof(ApiKeyAccountOptions.CallTimeout)}, "
                + $"{operation.Account.Options.CallTimeout}) ran out.",
            TimeoutRejectedException when operation.HasAttemptLimit =>
                $"No attempt was answered within its time limit ({nameof(ApiKeyAccountOptions.AttemptTimeout)}, "
                    + $"{operation.Account.Options.AttemptTimeout}).",
            OperationCanceledException => "The call was cancelled while it was under way.",
            EndedByHandlerException { InnerException: OperationCanceledException } => failure.Message,
            EndedByHandlerException { InnerException: { } ended } =>
                $"{failure.Message.TrimEnd('.')} ({ended.GetType().Name}).",
            WireFormatException or ResponseTooLargeException or ReplayRefusedException or WireAcceptedException =>
                failure.Message,
            HttpRequestException or IOException when operation.LastStatus is { } status =>
                $"The connection to {Server} broke within the response (status {(int)status}).",
            ConnectionException connection => connection.Describe(Server),
            HttpRequestException or IOException => $"The connection to {Server} broke before the service responded.",
            WireStatusException { StatusCode: var status } =>
                $"A handler of the application answered with status {status} in the service's place.",
            _ => $"It failed inside the program before there was an answer ({failure.GetType().Name}).",
        };

    private string Server => Endpoint.Of(operation.Account.Address);

    private ApiKeyFailureStep Step(Exception failure, bool timedOut) =>
        failure switch
        {
            ApiKeyException { FailedStep: var step } => step,
            _ when timedOut => ApiKeyFailureStep.Timeout,
            TimeoutRejectedException when operation.HasAttemptLimit => ApiKeyFailureStep.Timeout,
            OperationCanceledException => ApiKeyFailureStep.Caller,
            EndedByHandlerException or WireStatusException => ApiKeyFailureStep.Application,
            WireFormatException or ResponseTooLargeException or WireAcceptedException => ApiKeyFailureStep.Service,
            ConnectionException connection when operation.LastStatus is null => connection.Step,
            HttpRequestException or IOException => ApiKeyFailureStep.Connection,
            _ => ApiKeyFailureStep.Unknown,
        };

    /// <summary>
    /// The SDK's own exceptions have said all they know; others may help to find the cause. A cancellation within is
    /// the caller's own.
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
            KeyId = operation.KeyId ?? (operation.Kind == OperationKind.Create ? IdIn(failure) : null),
            StatusCode = (int?)operation.LastStatus,
            ActionId = operation.ActionId,
            FailedStep = Step(failure, timedOut),
            IsTransient =
                (operation.IsRetryableByCaller || !operation.MayHaveTakenEffect)
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
