using System.Diagnostics;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Soak;

/// <summary>
/// The run, in rounds. Each round has a separate emulator, which is gone when the process is measured, together with
/// its stored requests and keys. What remains belongs to the SDK, in a container that lives through all rounds.
/// </summary>
internal sealed class Soak(Arguments arguments)
{
    private static readonly TimeSpan _usualRound = TimeSpan.FromSeconds(10);

    private readonly int _rounds = Math.Max(6, (int)(arguments.Length / _usualRound));
    private readonly AcceleratedClock _clock = new();
    private readonly Ledger _ledger = new();
    private readonly List<Measure> _measurements = [];

    /// <summary>Whether every key was accounted for and nothing grew.</summary>
    public async Task<bool> RunAsync()
    {
        Console.WriteLine(
            $"{arguments.Length}, {arguments.Accounts} accounts, {arguments.Callers} callers, seed {arguments.Seed}"
        );
        Stopwatch watch = Stopwatch.StartNew();
        Report report = new(_ledger, watch);
        await using Fleet fleet = new(arguments.Accounts, _clock);
        for (int round = 0; round < _rounds; round++)
        {
            await RoundAsync(fleet, round);
            _measurements.Add(Measure.Take());
            report.WriteRowEachMinute(_measurements[^1]);
        }

        return report.WriteEnd(_measurements, arguments.Bounds);
    }

    private async Task RoundAsync(Fleet fleet, int round)
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(new() { TimeProvider = _clock });
        fleet.MoveTo(emulator);
        FaultSchedule weather = new(emulator);
        using CancellationTokenSource end = new(arguments.Length / _rounds);
        await Task.WhenAll(
            Enumerable
                .Range(0, arguments.Callers)
                .Select(caller =>
                    Task.Run(() =>
                        new Caller(
                            fleet.Accounts,
                            _ledger,
                            weather,
                            new Random(HashCode.Combine(arguments.Seed, round, caller))
                        ).RunAsync(end.Token)
                    )
                )
        );
        _ledger.Close(HeldKey.All(emulator));
    }
}
