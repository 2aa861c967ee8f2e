namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>
/// A clock on which delays end at once and the time advances by their length. A timeout is a longer timer than any
/// delay, and fires when its time has come.
/// </summary>
internal sealed class InstantClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The accounts' timeouts are longer than this, and their delays are shorter.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);

    private readonly object _lock = new();
    private readonly List<Limit> _limits = [];
    private DateTimeOffset _now = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Limit limit = new(this, () => callback(state));
        limit.Change(dueTime, period);
        return limit;
    }

    private void Start(Limit limit, TimeSpan dueTime)
    {
        List<Limit> due = [];
        lock (_lock)
        {
            _limits.Remove(limit);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            limit.Due = _now + dueTime;
            _limits.Add(limit);
            _now = dueTime <= LongestWait ? limit.Due : _now;
            due = _limits.FindAll(each => each.Due <= _now);
            _limits.RemoveAll(due.Contains);
        }

        due.ForEach(static each => each.Fire());
    }

    private void Stop(Limit limit)
    {
        lock (_lock)
        {
            _limits.Remove(limit);
        }
    }

    private sealed class Limit(InstantClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public Action Fire => fire;

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
