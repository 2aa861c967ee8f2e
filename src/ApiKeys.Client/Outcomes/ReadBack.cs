using System.Runtime.ExceptionServices;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// Changes an object that can be read. When the response to a change is lost, the object is read back. If it is already
/// as requested, the change succeeded; the change is sent again only if it certainly did not happen.
/// </summary>
internal static class ReadBack
{
    /// <param name="operation">The operation that the changes and reads are steps of.</param>
    /// <param name="change">Sends the change once. It throws when the outcome is unknown.</param>
    /// <param name="read">Reads the current state; null when the object is missing.</param>
    /// <param name="isAsWanted">Whether the state that was read is the result of the change. It may throw, to forbid
    /// another change.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<T> RunAsync<T>(
        CallState operation,
        Func<CancellationToken, Task<T>> change,
        Func<CancellationToken, Task<T?>> read,
        Func<T, bool> isAsWanted,
        CancellationToken cancellationToken
    )
        where T : class
    {
        ApiKeyAccountOptions options = operation.Account.Options;
        TimeSpan delay = options.RetryDelay;
        ApiKeyOutcomeUnknownException? lost = null;
        for (int retries = 0; ; retries++)
        {
            try
            {
                return await change(cancellationToken).ConfigureAwait(false);
            }
            catch (ApiKeyOutcomeUnknownException unknown)
                when (unknown is { ActionId: null, Details.Look: LookResult.None } && retries < options.MaxRetries)
            {
                lost = unknown;
                await operation.Account.TimeProvider.Delay(delay, cancellationToken).ConfigureAwait(false);
                T? now = await ReadAsync(read, unknown, cancellationToken).ConfigureAwait(false);
                if (now is not null && isAsWanted(now))
                {
                    return now;
                }
            }
            catch (ApiKeyException refused)
                when (lost is not null && refused is not ApiKeyOutcomeUnknownException && !IsAboutKey(refused))
            {
                ExceptionDispatchInfo.Capture(lost).Throw();
            }

            delay = delay + delay < options.MaxRetryDelay ? delay + delay : options.MaxRetryDelay;
        }
    }

    /// <summary>Sends a change once, and reads back its outcome when its rejection leaves that open.</summary>
    /// <param name="step">The change.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="read">Reads the current state; null when the object is missing.</param>
    /// <param name="isAsWanted">Whether the state that was read is the result of the change.</param>
    public static async Task<T> SendAsync<T>(
        CallState step,
        Func<Task<T>> send,
        Func<Task<T?>> read,
        Func<T, bool> isAsWanted
    )
        where T : class
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (WireStatusException rejection) when (ForeignRefusal.LeavesOpen(step, rejection))
        {
            ForeignRefusal foreign = new(step, rejection);
            T? now = await foreign.LookAsync(read).ConfigureAwait(false);
            return now is not null && isAsWanted(now)
                ? now
                : throw foreign.NotDone(now is null ? LookResult.Absent : LookResult.Present);
        }
    }

    /// <summary>
    /// Whether a rejection states the condition of the key, which then holds for an earlier request as well. Any other
    /// says nothing about a request that may still be on its way.
    /// </summary>
    private static bool IsAboutKey(ApiKeyException refused) =>
        refused
            is (ApiKeyConflictException or ApiKeyNotFoundException)
                and { Details: { Origin: ErrorOrigin.Service } or { Look: LookResult.Absent } };

    /// <summary>
    /// If the state cannot be read back, the outcome stays unknown: an exception about the read would suggest that
    /// nothing was done.
    /// </summary>
    private static async Task<T?> ReadAsync<T>(
        Func<CancellationToken, Task<T?>> read,
        ApiKeyOutcomeUnknownException unknown,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            return await read(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiKeyException)
        {
            ExceptionDispatchInfo.Capture(unknown).Throw();
            throw;
        }
    }
}
