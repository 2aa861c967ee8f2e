namespace ApiKeys.Client.Calls;

/// <summary>
/// The timeout of a whole call. It is paused while the call waits for work that has a separate timeout.
/// </summary>
internal sealed class CallLimit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private TimeSpan _left;
    private long _since;

    public CallLimit(TimeSpan limit, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timeProvider = timeProvider;
        _left = limit;
        _since = timeProvider.GetTimestamp();
        _timer = timeProvider.CreateTimer(
            static self => ((CallLimit)self!).End(),
            this,
            limit,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>The token that is cancelled when the time is over, and when the caller cancels.</summary>
    public CancellationToken Token => _source.Token;

    public bool IsOver { get; private set; }

    /// <summary>
    /// Whether the time is over, or the caller cancelled. It can also be read after the call has ended.
    /// </summary>
    public bool IsCancelled => _source.IsCancellationRequested;

    /// <summary>Waits for a task whose time does not count.</summary>
    public async Task<T> WaitOutsideAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        if (task.IsCompleted)
        {
            return await task.ConfigureAwait(false);
        }

        Pause();
        try
        {
            return await task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Resume();
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void End()
    {
        IsOver = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call has ended meanwhile.
        }
    }

    private void Pause()
    {
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        TimeSpan left = _left - _timeProvider.GetElapsedTime(_since);
        _left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Resume()
    {
        _since = _timeProvider.GetTimestamp();
        _timer.Change(_left, Timeout.InfiniteTimeSpan);
    }
}
