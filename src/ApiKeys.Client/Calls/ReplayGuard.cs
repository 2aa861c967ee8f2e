namespace ApiKeys.Client.Calls;

/// <summary>
/// Lets a request pass the SDK's handlers once, and keeps its outcome for handlers that send the same request again.
/// </summary>
internal sealed class ReplayGuard
{
    private RecordedOutcome? _outcome;
    private TaskCompletionSource<RecordedOutcome>? _waiting;
    private int _isTaken;

    /// <summary>The outcome of the request; null before that is known.</summary>
    public RecordedOutcome? Outcome => Volatile.Read(ref _outcome);

    /// <summary>Whether the caller is the first, and may pass.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    public void End(RecordedOutcome outcome)
    {
        if (Interlocked.CompareExchange(ref _outcome, outcome, null) is null)
        {
            Volatile.Read(ref _waiting)?.TrySetResult(outcome);
        }
    }

    /// <summary>
    /// Waits until the first request, which is under way, has failed. A hedging handler sends a second request in
    /// parallel: after a success it cancels the wait.
    /// </summary>
    public async Task<RecordedOutcome> WaitForFailureAsync(CancellationToken cancellationToken)
    {
        RecordedOutcome outcome = await EndAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.IsSuccess)
        {
            await new TaskCompletionSource<bool>().Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return outcome;
    }

    /// <summary>Ends when the outcome is known, also when that happens while the wait begins.</summary>
    private Task<RecordedOutcome> EndAsync()
    {
        TaskCompletionSource<RecordedOutcome> waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting = Interlocked.CompareExchange(ref _waiting, waiting, null) ?? waiting;
        if (Outcome is { } outcome)
        {
            waiting.TrySetResult(outcome);
        }

        return waiting.Task;
    }
}
