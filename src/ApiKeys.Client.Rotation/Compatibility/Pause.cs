namespace ApiKeys.Client.Rotation.Compatibility;

/// <summary>Waits by a clock, on every target.</summary>
internal static class Pause
{
    public static Task ForAsync(TimeSpan duration, TimeProvider clock, CancellationToken cancellationToken) =>
#if NETSTANDARD2_0
        clock.Delay(duration, cancellationToken);
#else
        Task.Delay(duration, clock, cancellationToken);
#endif
}
