using ApiKeys.Client.Rotation;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Samples.Rotation;

/// <summary>Turns the emulator's clock, a day at a time.</summary>
internal sealed class Calendar(ApiKeyEmulator emulator, RotationEngine engine)
{
    private static readonly TimeSpan _oneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan _dayLasts = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan _mostOutage = TimeSpan.FromDays(10);

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);

    private DateTimeOffset _inTime = emulator.Clock.GetUtcNow();
    private volatile int _day;

    /// <summary>For how long nothing was done that was due.</summary>
    public TimeSpan LongestOutage { get; private set; }

    public int MostKeys { get; private set; }

    /// <summary>
    /// Lets a day pass. A killed engine needs a second to start, which is a month of this clock: after ten days without
    /// an engine the clock waits, as no rotation can begin in time when nothing runs for as long as a key lives.
    /// </summary>
    public async Task TurnAsync()
    {
        emulator.Clock.Advance(_oneDay);
        _day++;
        await Task.Delay(_dayLasts);
        while (await OutageAsync() >= _mostOutage)
        {
            await Task.Delay(_pause);
        }

        MostKeys = Math.Max(MostKeys, emulator.Aimms.Keys.Count - 1); // One is the administrator's.
    }

    /// <summary>Waits for some days to pass.</summary>
    public async Task WaitAsync(int days, CancellationToken cancellationToken)
    {
        for (int until = _day + days; _day < until; )
        {
            await Task.Delay(_pause, cancellationToken);
        }
    }

    /// <summary>
    /// Since when something is due. It counts until everything is done: engines that are killed one after the other
    /// share the ten days.
    /// </summary>
    private async Task<TimeSpan> OutageAsync()
    {
        RotationStatus status = await engine.GetStatusAsync(Setup.Policy);
        DateTimeOffset now = emulator.Clock.GetUtcNow();
        TimeSpan outage = now - _inTime;
        LongestOutage = outage > LongestOutage ? outage : LongestOutage;
        _inTime = status.NextStep > now && status.Failure is null ? now : _inTime;
        return now - _inTime;
    }
}
