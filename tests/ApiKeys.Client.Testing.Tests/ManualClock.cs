namespace ApiKeys.Client.Testing.Tests;

/// <summary>A clock that stands still, with timers that fire when they are told to.</summary>
internal sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private readonly TaskCompletionSource<ManualTimer> _timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first timer that is due neither at once nor never.</summary>
    public Task<ManualTimer> Timer => _timer.Task;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(() => callback(state), dueTime);
        if (dueTime > TimeSpan.Zero)
        {
            _timer.TrySetResult(timer);
        }

        return timer;
    }

    internal sealed class ManualTimer(Action fire, TimeSpan due) : ITimer
    {
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Due => due;

        /// <summary>Ends when whoever made the timer has let it go.</summary>
        public Task Disposed => _disposed.Task;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _disposed.TrySetResult();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
