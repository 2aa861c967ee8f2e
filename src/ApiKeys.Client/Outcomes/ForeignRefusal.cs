using System.Net;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// The rejection of a change (a 4xx) that does not prove that nothing was done, because the service need not have
/// written it: a proxy or a gateway may respond after the service did what it was asked to. One look at the service
/// decides.
/// </summary>
internal sealed class ForeignRefusal(ApiCall operation, WireStatusException refusal)
{
    /// <summary>
    /// Whether a rejection leaves open the outcome of a change, so that a look helps. After a retry none does: it does
    /// not show what an earlier request may still do. A conflict leaves a create open whatever its body: a gateway may
    /// have sent the request twice.
    /// </summary>
    public static bool LeavesOpen(ApiCall operation, WireStatusException refusal) =>
        operation is { IsChanging: true, IsRetry: false }
        && (HttpStatusCode)refusal.StatusCode switch
        {
            < HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError => false,
            HttpStatusCode.Unauthorized => false,
            HttpStatusCode.RequestTimeout => operation.Kind == OperationKind.Create,
            HttpStatusCode.Conflict when operation.Kind == OperationKind.Create => true,
            _ => operation.Kind != OperationKind.Refresh && refusal.Error.Origin != ErrorOrigin.Service,
        };

    /// <summary>
    /// Whether a look that finds no key means that a deletion was done: not if the service may have said that there is
    /// none.
    /// </summary>
    public bool IsDoneWithoutKey =>
        refusal.StatusCode != (int)HttpStatusCode.NotFound
        || refusal.Error is { Origin: ErrorOrigin.Foreign } or { Code: null, Message: null };

    /// <summary>
    /// Looks, once, at what the service has. Until that is over, and if it is given up, the outcome is unknown.
    /// </summary>
    /// <exception cref="ApiKeyOutcomeUnknownException">The look failed.</exception>
    /// <exception cref="ApiKeyException">The look was rejected in the same words as the change.</exception>
    public async Task<T> LookAsync<T>(Func<Task<T>> look)
    {
        operation.MayHaveBeenProcessed();
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
    /// The exception for a change that a look does not show. A request that timed out may still be under way.
    /// </summary>
    public ApiKeyException NotDone(LookResult look)
    {
        if (refusal.StatusCode != (int)HttpStatusCode.RequestTimeout)
        {
            operation.MarkRejected();
        }

        return new RefusalTranslator(operation).Translate(refusal, look);
    }

    /// <summary>The exception for a create after which there are keys that it may have made.</summary>
    public ApiKeyException Found(IReadOnlyList<string> ids)
    {
        bool isConflict =
            refusal.StatusCode == (int)HttpStatusCode.Conflict && refusal.Error.Origin != ErrorOrigin.Foreign;
        ApiKeyException found = isConflict
            ? Conflict(There(ids))
            : new RefusalTranslator(operation).Unknown(refusal, LookResult.Present, There(ids));
        found.Details = found.Details with { KeyId = ids.Count == 1 ? ids[0] : null };
        return found;
    }

    private ApiKeyException Conflict(string there)
    {
        operation.MarkRejected();
        return new RefusalTranslator(operation).Conflict(refusal, there);
    }

    private ApiKeyException Unknown(ApiKeyException failed)
    {
        string why = $"A look at the keys failed. {new FailureTranslator(operation).Remedy}";
        return new RefusalTranslator(operation).Unknown(refusal, LookResult.Failed, why, failed);
    }

    private static string There(IReadOnlyList<string> ids) =>
        $"A key of that name is there ({LostKey.Names(ids)}). Either it was there before, and nothing was done; or "
        + "it is "
        + "of this request, which a gateway sent twice or rejected too late, and its value is lost. Its scopes, "
        + "its age "
        + "and who else creates keys tell which. If no one else created it, delete it and create another.";

    /// <summary>
    /// Whether a look was rejected in the same words, which counts only where the service documents no shape of its
    /// errors: elsewhere its own words are proof, and others are none.
    /// </summary>
    private bool IsRefusedAlike(ApiKeyException look)
    {
        RefusalWording wording = new(operation);
        return refusal.Error.Origin == ErrorOrigin.Unproven
            && look.Details.Origin == ErrorOrigin.Unproven
            && look.StatusCode == refusal.StatusCode
            && (look.ErrorCode, look.ServiceMessage) == (wording.Code(refusal), wording.Said(refusal));
    }
}
