using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>Deletes keys of a policy that nobody has the value of.</summary>
internal sealed class OrphansCommand : RotationCommand
{
    private readonly PolicyChoice _policies = new();
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Say what would be deleted, and change nothing",
    };

    public OrphansCommand()
        : base(
            "sweep-orphans",
            "Delete keys that a rotation made and that nobody has the value of",
            "apikeys rotation sweep-orphans --dry-run",
            "apikeys rotation sweep-orphans nightly"
        )
    {
        _policies.AddTo(this);
        Add(_dryRun);
    }

    protected override async Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        RotationEngine engine = rotation.Engine;
        List<RotationPlan> plans = [];
        foreach (string policy in _policies.Of(session, rotation))
        {
            plans.Add(await engine.PlanAsync(policy, cancellationToken));
        }

        PlanView.Write(session.Screen, plans);
        foreach (RotationPlan plan in session.Get(_dryRun) ? [] : plans)
        {
            await engine.SweepOrphansAsync(plan.Status.Policy, Actor, cancellationToken);
        }

        return ExitCode.Done;
    }
}
