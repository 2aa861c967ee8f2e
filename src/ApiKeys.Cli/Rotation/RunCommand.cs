using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>Does what is due: once, for a timer or cron, or as long as it runs.</summary>
internal sealed class RunCommand : RotationCommand
{
    private static readonly TimeSpan _interval = TimeSpan.FromMinutes(1);

    private readonly Option<bool> _once = new("--once") { Description = "Do what is due and end; the default" };
    private readonly Option<bool> _watch = new("--watch") { Description = "Do what is due each minute, until Ctrl-C" };

    public RunCommand()
        : base(
            "run",
            "Do what is due at all policies; the exit code is 3 when one is overdue or fails",
            "apikeys rotation run --once",
            "apikeys rotation run --watch"
        )
    {
        Add(_once);
        Add(_watch);
        Add(SharedOptions.DryRun);
        Validators.Add(result =>
        {
            if (result.GetValue(_once) && result.GetValue(_watch))
            {
                result.AddError($"Choose one of {_once.Name} and {_watch.Name}.");
            }

            if (result.GetValue(_watch) && result.GetValue(SharedOptions.DryRun))
            {
                result.AddError($"Choose one of {_watch.Name} and {SharedOptions.DryRun.Name}.");
            }
        });
    }

    protected override async Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        if (session.DryRun is not null)
        {
            return await ShowPlanAsync(session, rotation, rotation.Engine.Policies, cancellationToken);
        }

        if (session.Get(_watch))
        {
            await WatchAsync(session, rotation, cancellationToken);
        }
        else
        {
            await SweepAsync(session, rotation, cancellationToken);
        }

        RotationEngine engine = rotation.Engine;
        return Show(session, rotation, await StatusCommand.ReadAsync(engine, engine.Policies, CancellationToken.None));
    }

    private static async Task WatchAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using PeriodicTimer timer = new(_interval);
            do
            {
                await rotation.RefreshClockAsync(cancellationToken);
                await SweepAsync(session, rotation, cancellationToken);
            } while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C ends the watch between two steps; every step is written.
        }
    }

    private static async Task SweepAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        SweepResult result = await rotation.Engine.SweepAsync(cancellationToken: cancellationToken);
        session.Screen.Note($"Policies that were due: {result.Policies}; steps taken: {result.Steps}.");
        foreach (string policy in result.Failed)
        {
            session.Screen.Warn($"the state of '{policy}' cannot be read or written");
        }
    }
}
