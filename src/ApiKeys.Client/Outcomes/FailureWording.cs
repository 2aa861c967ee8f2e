using ApiKeys.Client.Calls;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using Polly.Timeout;

namespace ApiKeys.Client.Outcomes;

/// <summary>The message about a request without a readable response: what failed, at which step, and the remedy.</summary>
internal sealed class FailureWording(CallState call)
{
    private string Server => Endpoint.Of(call.Account.Address);

    /// <summary>How a caller finds out the outcome.</summary>
    public string Remedy =>
        call switch
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

    public string ValueLost(string reason) =>
        call.Message(
            call.Call.Kind == OperationKind.Create
                ? $"the service created the key, but its value did not arrive and is not shown again. {reason} Delete "
                    + "the key and create another."
                : $"the service gave the key a new value, which did not arrive; the old value no longer works. {reason} "
                    + "Refresh the key again."
        );

    public string Unknown(string reason) =>
        call.Message($"the request was sent, and whether it took effect is unknown. {reason} {Remedy}");

    public string Reason(Exception failure, bool timedOut) =>
        failure switch
        {
            ApiKeyException => failure.Message,
            _ when timedOut => $"The call timed out ({nameof(ApiKeyAccountOptions.CallTimeout)}, "
                + $"{call.Account.Options.CallTimeout}).",
            TimeoutRejectedException when call.Delivery.HasAttemptLimit =>
                $"Each attempt timed out without a response ({nameof(ApiKeyAccountOptions.AttemptTimeout)}, "
                    + $"{call.Account.Options.AttemptTimeout}).",
            OperationCanceledException => "The call was cancelled while it was under way.",
            EndedByHandlerException { InnerException: OperationCanceledException } => failure.Message,
            EndedByHandlerException { InnerException: { } ended } =>
                $"{failure.Message.TrimEnd('.')} ({ended.GetType().Name}).",
            WireFormatException or ResponseTooLargeException or ReplayRefusedException or WireAcceptedException =>
                failure.Message,
            HttpRequestException or IOException when call.Status is { } status =>
                $"The connection to {Server} broke within the response (status {(int)status}).",
            ConnectionException connection => connection.Describe(Server),
            HttpRequestException or IOException => $"The connection to {Server} broke before the service responded.",
            WireStatusException { StatusCode: var status } =>
                $"A handler of the application responded with status {status} in the service's place.",
            _ => $"It failed inside the program before a response arrived ({failure.GetType().Name}).",
        };

    public ApiKeyFailureStep Step(Exception failure, bool timedOut) =>
        failure switch
        {
            ApiKeyException { FailedStep: var step } => step,
            _ when timedOut => ApiKeyFailureStep.Timeout,
            TimeoutRejectedException when call.Delivery.HasAttemptLimit => ApiKeyFailureStep.Timeout,
            OperationCanceledException => ApiKeyFailureStep.Caller,
            EndedByHandlerException or WireStatusException => ApiKeyFailureStep.Application,
            WireFormatException or ResponseTooLargeException or WireAcceptedException => ApiKeyFailureStep.Service,
            ConnectionException connection when call.Response is null => connection.Step,
            HttpRequestException or IOException => ApiKeyFailureStep.Connection,
            _ => ApiKeyFailureStep.Unknown,
        };

    /// <summary>
    /// The SDK's own exceptions contain all that is known; others may help to find the cause. A cancellation within is
    /// the caller's.
    /// </summary>
    public static Exception? Cause(Exception failure) =>
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
}
