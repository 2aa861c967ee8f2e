using Microsoft.Extensions.Time.Testing;

namespace ApiKeys.Client.Testing.Tests;

/// <summary>
/// A clock that a test moves. The test can wait until its first timer is set, and until it is disposed of.
/// </summary>
internal sealed class WatchedClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly TaskCompletionSource<WatchedTimer> _timer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>The first timer that is due neither immediately nor never.</summary>
    public Task<WatchedTimer> Timer => _timer.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        WatchedTimer timer = new(base.CreateTimer(callback, state, dueTime, period), dueTime);
        if (dueTime > TimeSpan.Zero)
        {
            _timer.TrySetResult(timer);
        }

        return timer;
    }

    internal sealed class WatchedTimer(ITimer timer, TimeSpan due) : ITimer
    {
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Due => due;

        public Task Disposed => _disposed.Task;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            _disposed.TrySetResult();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
