using System.Runtime.ExceptionServices;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// Changes something that can be read. When the response to a change is lost, it is read back: already as wanted is
/// success, and only what certainly did not happen is sent again.
/// </summary>
internal static class ReadBack
{
    /// <param name="operation">The operation that the changes and reads are steps of.</param>
    /// <param name="change">Sends the change once. It says that the outcome is unknown when it is.</param>
    /// <param name="read">Reads what there is now; null when there is nothing.</param>
    /// <param name="isAsWanted">Whether what was read is what the change should have made of it. It may throw, to
    /// forbid another change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<T> RunAsync<T>(
        ApiCall operation,
        Func<CancellationToken, Task<T>> change,
        Func<CancellationToken, Task<T?>> read,
        Func<T, bool> isAsWanted,
        CancellationToken cancellationToken
    )
        where T : class
    {
        ApiKeyAccountOptions options = operation.Account.Options;
        TimeSpan delay = options.RetryDelay;
        for (int repeats = 0; ; repeats++)
        {
            try
            {
                return await change(cancellationToken).ConfigureAwait(false);
            }
            catch (ApiKeyOutcomeUnknownException unknown)
                when (unknown is { ActionId: null, Details.Look: LookResult.None } && repeats < options.MaxRetries)
            {
                await operation.Account.TimeProvider.Delay(delay, cancellationToken).ConfigureAwait(false);
                T? now = await ReadAsync(read, unknown, cancellationToken).ConfigureAwait(false);
                if (now is not null && isAsWanted(now))
                {
                    return now;
                }
            }

            delay = delay + delay < options.MaxRetryDelay ? delay + delay : options.MaxRetryDelay;
        }
    }

    /// <summary>Sends a change once, and reads back its outcome when its rejection leaves that open.</summary>
    /// <param name="step">The change.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="read">Reads what there is now; null when there is nothing.</param>
    /// <param name="isAsWanted">Whether what was read is what the change should have made of it.</param>
    public static async Task<T> SendAsync<T>(
        ApiCall step,
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
    /// What cannot be read back stays unknown: that reading failed would sound as if nothing had been done.
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
