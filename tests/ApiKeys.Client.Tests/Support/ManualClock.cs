namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// A clock that a test moves. Timers fire when it passes their time, and a test can wait until a timer of a given
/// length is set.
/// </summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(Func<TimeSpan, bool> Fits, TaskCompletionSource Set)> _waits = [];
    private DateTimeOffset _now = now;
    private TimeSpan _setBack;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now - _setBack;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _now.Ticks;
        }
    }

    /// <summary>Sets the wall clock back. Timers and elapsed time are not affected.</summary>
    public void SetBack(TimeSpan by)
    {
        lock (_lock)
        {
            _setBack += by;
        }
    }

    /// <summary>Moves the clock and fires the timers that are due, earliest first.</summary>
    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    /// <summary>Moves the clock to the end of the next timer. One must be running.</summary>
    public void AdvanceToNextTimer()
    {
        TimeSpan left;
        lock (_lock)
        {
            left = _timers.Min(timer => timer.Due) - _now;
        }

        Advance(left);
    }

    /// <summary>Completes when a timer of a matching length is running.</summary>
    public Task WaitForTimerAsync(Func<TimeSpan, bool> fits)
    {
        lock (_lock)
        {
            if (_timers.Any(timer => fits(timer.Length)))
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource set = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((fits, set));
            return set.Task.WaitAsync(The.Token);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Start(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Length = dueTime;
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            _waits.Where(wait => wait.Fits(dueTime)).ToList().ForEach(wait => wait.Set.TrySetResult());
        }
    }

    private void Stop(ManualTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Length { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Start(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Stop(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
