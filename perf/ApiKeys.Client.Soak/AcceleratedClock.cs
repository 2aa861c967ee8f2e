namespace ApiKeys.Client.Soak;

/// <summary>
/// The system's clock at ten times its speed, for both sides: with the default options a hung attempt ends after one
/// second instead of ten, and tokens and cooldowns end many times in a run.
/// </summary>
internal sealed class AcceleratedClock : TimeProvider
{
    private const int Speed = 10;

    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _startTimestamp = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_startTimestamp) * Speed);

    public override long GetTimestamp() => (System.GetTimestamp() - _startTimestamp) * Speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)));

    private static TimeSpan Shorten(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Speed;

    private sealed class Timer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Shorten(dueTime), Shorten(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
