using ApiKeys.Client.Rotation.Engine;
using Microsoft.Extensions.Hosting;

namespace ApiKeys.Client.Rotation.Hosting;

/// <summary>Sweeps from time to time, for as long as the host runs.</summary>
internal sealed class RotationService(
    RotationEngine engine,
    RotationSetup setup,
    RotationJournal journal,
    TimeProvider clock
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(setup.Engine.Interval, clock);
        do
        {
            await SweepAsync(stoppingToken).ConfigureAwait(false);
        } while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>A store that cannot be reached for a while must not end the host.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await engine.SweepAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            journal.StoreFailed("*", broken);
        }
    }
}
