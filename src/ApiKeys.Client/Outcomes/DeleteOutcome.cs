using System.Net;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// Deletes a key, and finds out the outcome when the response is missing, is ambiguous, or says that the key is
/// missing.
/// </summary>
internal static class DeleteOutcome
{
    /// <summary>Waits for a deletion, and looks for the key when its end leaves open whether it is deleted.</summary>
    /// <param name="operation">The deletion.</param>
    /// <param name="sending">The deletion under way.</param>
    /// <param name="find">Looks for the key afterwards.</param>
    public static async Task OfCallAsync(CallState operation, Task sending, Func<Task<ApiKey?>> find)
    {
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (ApiKeyOutcomeUnknownException) when (operation.Status == HttpStatusCode.NoContent)
        {
            // The service confirmed the deletion; only the rest of its response is missing.
        }
        catch (ApiKeyOutcomeUnknownException unknown)
            when ((int?)operation.Status is >= 200 and < 300
                && unknown.ActionId is null
                && unknown.InnerException is not OperationCanceledException
            )
        {
            // Another success status may come from a proxy, and says nothing about the key.
            if (!await IsGoneAsync(find).ConfigureAwait(false))
            {
                throw;
            }
        }
        catch (ApiKeyNotFoundException notFound) when (notFound.Details.Look == LookResult.None)
        {
            ApiKeyException outcome = await ExplainAsync(operation, notFound, find).ConfigureAwait(false);
            if (outcome is ApiKeyNotFoundException && operation.Delivery.IsRetry)
            {
                return; // An earlier attempt, whose response did not arrive, deleted the key.
            }

            throw outcome;
        }
    }

    /// <summary>
    /// Waits for the request of a deletion, and looks for the key when a rejection leaves open whether it is deleted.
    /// </summary>
    /// <param name="operation">The deletion.</param>
    /// <param name="sending">The request under way.</param>
    /// <param name="isThere">Looks for the key, within the timeout of the deletion.</param>
    public static async Task OfRequestAsync(CallState operation, Task sending, Func<Task<bool>> isThere)
    {
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (WireStatusException rejection) when (ForeignRefusal.LeavesOpen(operation, rejection))
        {
            ForeignRefusal foreign = new(operation, rejection);
            LookResult look = await foreign.LookAsync(isThere).ConfigureAwait(false)
                ? LookResult.Present
                : LookResult.Absent;
            if (look == LookResult.Present || !foreign.IsDoneWithoutKey)
            {
                throw foreign.NotDone(look);
            }
        }
    }

    private static async Task<bool> IsGoneAsync(Func<Task<ApiKey?>> find)
    {
        try
        {
            return await find().ConfigureAwait(false) is null;
        }
        catch (Exception unread) when (unread is ApiKeyException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>
    /// If the caller gives up while a 404 on a retry is examined, it is not known whether the first request deleted the
    /// key.
    /// </summary>
    private static async Task<ApiKeyException> ExplainAsync(
        CallState operation,
        ApiKeyNotFoundException notFound,
        Func<Task<ApiKey?>> find
    )
    {
        try
        {
            return await NotFound.ExplainAsync(notFound, find).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (operation.Delivery.IsRetry)
        {
            return new OutcomeTranslator(operation).Failed(cancelled, timedOut: false);
        }
    }
}
