using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// Decides what is true after a failure, and makes the exception that says so. No other place decides it.
/// </summary>
internal sealed partial class OutcomeTranslator(CallState call)
{
    private readonly RejectionWording _rejections = new(call);
    private readonly FailureWording _failures = new(call);

    /// <summary>
    /// The outcome of a call that failed; null when the failure itself says it, or has nothing to do with the call.
    /// </summary>
    /// <param name="failure">The failure.</param>
    /// <param name="limit">The timeout of the call.</param>
    /// <param name="caller">What the caller cancels. A cancelled call that did nothing is no error.</param>
    public Exception? OfCall(Exception failure, CallLimit limit, CancellationToken caller)
    {
        ApiKeyException? outcome = OfStep(failure, limit.IsCancelled);
        return !limit.IsCancelled || IsOutcome(outcome ?? failure) ? outcome
            : caller.IsCancellationRequested && !call.MayHaveTakenEffect ? new OperationCanceledException(caller)
            : Failed(outcome ?? failure, limit.IsOver);
    }

    /// <summary>The same for a step, whose cancellation the call reports.</summary>
    public ApiKeyException? OfStep(Exception failure, bool isCancelled) =>
        failure is WireStatusException { IsFromHandler: false } rejection ? Rejected(rejection)
        : IsOutcome(failure) || isCancelled || failure is OutOfMemoryException ? null
        : Failed(failure);

    /// <summary>What a 404 on a key means, when a look at the account has shown whether it has the key.</summary>
    public static ApiKeyException Missing(ApiKeyNotFoundException notFound, bool isThere)
    {
        ApiKeyException outcome = isThere
            ? new ApiKeyOperationFailedException($"{notFound.Message} {RejectionWording.Elsewhere}")
            : new ApiKeyNotFoundException($"{notFound.Message} {RejectionWording.NoKey}");
        outcome.Details = notFound.Details;
        return outcome;
    }

    /// <summary>
    /// Whether a failure, such as that of a step, already describes the outcome of the whole call.
    /// </summary>
    private bool IsOutcome(Exception failure) =>
        failure is ApiKeyException
        && (
            !call.Delivery.WasSent
            || failure is ApiKeyOutcomeUnknownException or ApiKeyValueLostException or ApiKeyMismatchException
        );
}
