namespace ApiKeys.Client.Calls;

/// <summary>
/// Lets the request of an operation pass the SDK's handlers once, and keeps its outcome for handlers that send the same
/// request again.
/// </summary>
internal sealed class ReplayGuard
{
    private readonly TaskCompletionSource<RecordedOutcome> _outcome = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private int _isTaken;

    /// <summary>The outcome of the request; null before that is known.</summary>
    public RecordedOutcome? Outcome => _outcome.Task.Status == TaskStatus.RanToCompletion ? _outcome.Task.Result : null;

    /// <summary>Whether the caller is the first, and may pass.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    public void End(RecordedOutcome outcome) => _outcome.TrySetResult(outcome);

    /// <summary>
    /// Waits until the first request, which is under way, has failed. A hedging handler sends a second request in
    /// parallel: after a success it cancels the wait.
    /// </summary>
    public async Task<RecordedOutcome> WaitForFailureAsync(CancellationToken cancellationToken)
    {
        RecordedOutcome outcome = await _outcome.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.IsSuccess)
        {
            await new TaskCompletionSource<bool>().Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return outcome;
    }
}
