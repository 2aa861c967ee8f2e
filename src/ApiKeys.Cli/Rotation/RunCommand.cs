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
    private readonly Option<int?> _max = new("--max")
    {
        Description = "Work at no more policies than that at a time; the others have their turn at the next",
    };
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
        Add(_max);
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

            if (result.GetValue(_max) < 1)
            {
                result.AddError($"{_max.Name} is at least 1. Leave it out for all policies that are due.");
            }
        });
    }

    protected override void Configure(Session session, RotationEngineOptions engine) =>
        engine.MaxPoliciesPerSweep = session.Get(_max);

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

        bool isWritten = session.Get(_watch)
            ? await WatchAsync(session, rotation, cancellationToken)
            : await SweepAsync(session, rotation, cancellationToken);
        RotationEngine engine = rotation.Engine;
        ExitCode shown = Show(
            session,
            rotation,
            await StatusCommand.ReadAsync(engine, engine.Policies, CancellationToken.None)
        );
        return isWritten ? shown : ExitCode.Findings;
    }

    private static async Task<bool> WatchAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        bool isWritten = true;
        try
        {
            using PeriodicTimer timer = new(_interval);
            do
            {
                await rotation.RefreshClockAsync(cancellationToken);
                isWritten = await SweepAsync(session, rotation, cancellationToken);
            } while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C ends the watch between two steps; every step is written.
        }

        return isWritten;
    }

    /// <summary>Whether every state could be read and written.</summary>
    private static async Task<bool> SweepAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        SweepResult result = await rotation.Engine.SweepAsync(cancellationToken: cancellationToken);
        session.Screen.Note($"Policies that were due: {result.Policies}; steps taken: {result.Steps}.");
        foreach (string policy in result.Failed)
        {
            session.Screen.Warn(
                $"the state of '{policy}' cannot be read or written; see that '{rotation.Settings.Store}' is there, has"
                    + " room, and is this user's"
            );
        }

        return result.Failed.Count == 0;
    }
}
