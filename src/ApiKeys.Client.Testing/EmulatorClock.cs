namespace ApiKeys.Client.Testing;

/// <summary>
/// The emulator's clock: the clock it was started on, plus an offset that can be set. Time passes as on that clock;
/// timers and elapsed time are that clock's own and do not jump.
/// </summary>
public sealed class EmulatorClock : TimeProvider
{
    private readonly TimeProvider _clock;
    private long _offset;

    internal EmulatorClock(TimeProvider clock) => _clock = clock;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _clock.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => _clock.TimestampFrequency;

    /// <summary>Moves the time forward.</summary>
    /// <param name="by">How far; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or leads beyond the year 9999.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _ = GetUtcNow() + by;
        Interlocked.Add(ref _offset, by.Ticks);
    }

    /// <summary>Sets the time; it may be earlier.</summary>
    /// <param name="now">The new time.</param>
    public void SetUtcNow(DateTimeOffset now) => Interlocked.Exchange(ref _offset, (now - _clock.GetUtcNow()).Ticks);

    /// <summary>Goes back to the clock that it was started on.</summary>
    internal void Reset() => Interlocked.Exchange(ref _offset, 0);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    /// <inheritdoc/>
    public override long GetTimestamp() => _clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _clock.CreateTimer(callback, state, dueTime, period);
}
