namespace ApiKeys.Client.Telemetry;

/// <summary>How far the clock of a service is ahead of the one of this machine, by the date of its responses.</summary>
internal sealed class ServiceClock(TimeProvider timeProvider)
{
    private const long Unknown = long.MinValue;

    private long _difference = Unknown;

    /// <summary>As of the latest response that had a date; null before.</summary>
    public TimeSpan? Difference =>
        Interlocked.Read(ref _difference) is var ticks and not Unknown ? TimeSpan.FromTicks(ticks) : null;

    public void Note(DateTimeOffset? date)
    {
        if (date is { } sent)
        {
            Interlocked.Exchange(ref _difference, (sent - timeProvider.GetUtcNow()).Ticks);
        }
    }
}
