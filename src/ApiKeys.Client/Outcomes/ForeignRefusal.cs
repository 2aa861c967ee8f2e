using System.Net;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// The rejection of a change (a 4xx) that does not prove that nothing was done: a proxy or a gateway may have written
/// it after the service processed the request. One check at the service decides.
/// </summary>
internal sealed class ForeignRefusal(CallState operation, WireStatusException refusal)
{
    private readonly OutcomeTranslator _outcomes = new(operation);

    /// <summary>
    /// Whether a rejection leaves the outcome of a change open and a check can settle it. After a retry a check cannot:
    /// it does not show what an earlier request may still do. A conflict always leaves a create open: a gateway may
    /// have sent the request twice.
    /// </summary>
    public static bool LeavesOpen(CallState operation, WireStatusException refusal) =>
        operation is { Call.IsChanging: true, Delivery.IsRetry: false }
        && (HttpStatusCode)refusal.StatusCode switch
        {
            < HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError => false,
            HttpStatusCode.Unauthorized => false,
            HttpStatusCode.RequestTimeout => operation.Call.Kind == OperationKind.Create,
            HttpStatusCode.Conflict when operation.Call.Kind == OperationKind.Create => true,
            _ => operation.Call.Kind != OperationKind.Refresh && refusal.Error.Origin != ErrorOrigin.Service,
        };

    /// <summary>
    /// Whether a check that finds no key means that a deletion was done: not if the service may have reported the key
    /// as missing.
    /// </summary>
    public bool IsDoneWithoutKey =>
        refusal.StatusCode != (int)HttpStatusCode.NotFound
        || refusal.Error is { Origin: ErrorOrigin.Foreign } or { Code: null, Message: null };

    /// <summary>
    /// Checks, once, what the service has. Until the check ends, and if it is given up, the outcome is unknown.
    /// </summary>
    /// <exception cref="ApiKeyOutcomeUnknownException">The check failed.</exception>
    /// <exception cref="ApiKeyException">The check was rejected with the same message as the change.</exception>
    public async Task<T> LookAsync<T>(Func<Task<T>> look)
    {
        operation.Delivery.MayHaveBeenProcessed();
        try
        {
            return await look().ConfigureAwait(false);
        }
        catch (ApiKeyException failed)
        {
            throw IsRefusedAlike(failed) ? NotDone(LookResult.Refused) : Unknown(failed);
        }
    }

    /// <summary>
    /// The exception for a change that a check does not show. A request that timed out may still be under way.
    /// </summary>
    public ApiKeyException NotDone(LookResult look)
    {
        if (refusal.StatusCode != (int)HttpStatusCode.RequestTimeout)
        {
            operation.Delivery.MarkRejected();
        }

        return _outcomes.Rejected(refusal, look);
    }

    /// <summary>The exception for a create after which there are keys that it may have created.</summary>
    public ApiKeyException Found(IReadOnlyList<string> ids)
    {
        bool isConflict =
            refusal.StatusCode == (int)HttpStatusCode.Conflict && refusal.Error.Origin != ErrorOrigin.Foreign;
        ApiKeyException found = isConflict
            ? Conflict(There(ids))
            : _outcomes.Unsettled(refusal, LookResult.Present, There(ids));
        found.Details = found.Details with { KeyId = ids.Count == 1 ? ids[0] : null };
        return found;
    }

    private ApiKeyException Conflict(string there)
    {
        operation.Delivery.MarkRejected();
        return _outcomes.Conflict(refusal, there);
    }

    private ApiKeyException Unknown(ApiKeyException failed)
    {
        string why = $"Checking the keys failed. {new FailureWording(operation).Remedy}";
        return _outcomes.Unsettled(refusal, LookResult.Failed, why, failed);
    }

    private static string There(IReadOnlyList<string> ids) =>
        $"A key of that name exists ({LostKey.Names(ids)}). Either it existed before and nothing was done, or "
        + "this request created it (a gateway sent the request twice or rejected it too late) and its value "
        + "is lost. Compare its scopes and its age. If no one else created it, delete it and create another.";

    /// <summary>
    /// Whether a check was rejected with the same message. That counts only where the service documents no shape of its
    /// errors: elsewhere only errors of that shape are proof.
    /// </summary>
    private bool IsRefusedAlike(ApiKeyException look)
    {
        RejectionWording wording = new(operation);
        return refusal.Error.Origin == ErrorOrigin.Unproven
            && look.Details.Origin == ErrorOrigin.Unproven
            && look.StatusCode == refusal.StatusCode
            && (look.ErrorCode, look.ServiceMessage) == (wording.Code(refusal), wording.Said(refusal));
    }
}
