namespace ApiKeys.Client.Calls;

/// <summary>Whether the request of a call was sent, and what may therefore be sent again.</summary>
internal sealed class Delivery(ApiCall call)
{
    private int _sent;
    private DateTimeOffset _firstSent;
    private long _firstSentAt;

    /// <summary>Whether a changing request was sent and was not certainly refused before it was processed.</summary>
    public bool WasSent => Volatile.Read(ref _sent) != 0;

    /// <summary>When the request was first sent; meaningless before.</summary>
    public DateTimeOffset FirstSent => _firstSent;

    /// <summary>Whether the newest request was a retry of one that may have taken effect.</summary>
    public bool IsRetry { get; private set; }

    /// <summary>Whether the same request may be sent again although it may have taken effect.</summary>
    public bool IsRetryable =>
        call.Kind switch
        {
            OperationKind.Read or OperationKind.Authenticate or OperationKind.Delete => true,
            OperationKind.Create => call.RecognisedFor > TimeSpan.Zero && !IsForgotten,
            _ => false,
        };

    /// <summary>Whether the same request may arrive twice without creating two keys, or two values of one.</summary>
    public bool IsHarmlessTwice => IsRetryable || call.IsNameUnique || call.Kind == OperationKind.Update;

    /// <summary>
    /// Whether an attempt that hangs may be given up: it can be retried, or read back and sent again.
    /// </summary>
    public bool HasAttemptLimit => IsRetryable || call.Kind == OperationKind.Update;

    /// <summary>
    /// A clock that is set back must not lengthen the time. Neither must a machine that slept, whose stopwatch may have
    /// stopped.
    /// </summary>
    private bool IsForgotten =>
        WasSent
        && (
            call.Account.TimeProvider.GetUtcNow() - _firstSent >= call.RecognisedFor
            || call.Account.TimeProvider.GetElapsedTime(_firstSentAt) >= call.RecognisedFor
        );

    /// <summary>
    /// Notes that a changing request is being sent; false when it was sent before and must not be sent again.
    /// </summary>
    public bool TryMarkSent()
    {
        IsRetry = Interlocked.Exchange(ref _sent, 1) != 0;
        if (!IsRetry)
        {
            TimeProvider clock = call.Account.TimeProvider;
            (_firstSent, _firstSentAt) = (clock.GetUtcNow(), clock.GetTimestamp());
        }

        return !IsRetry || IsRetryable;
    }

    /// <summary>
    /// Notes that the service refused the newest request before it processed it. The outcome of an earlier one stays
    /// open.
    /// </summary>
    public void MarkRejected() => Volatile.Write(ref _sent, IsRetry ? 1 : 0);

    /// <summary>Notes that the newest request may have been processed after all.</summary>
    public void MayHaveBeenProcessed() => Volatile.Write(ref _sent, 1);

    /// <summary>Notes that the service reports that nothing was done, whichever of the requests arrived.</summary>
    public void MarkNotApplied() => Volatile.Write(ref _sent, 0);

    /// <summary>An exception for a request that would be sent and must not be sent again.</summary>
    public ReplayRefusedException ReplayRefused() => new(call.RecognisedFor);
}
