using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Rotation;

/// <summary>Deletes keys of a policy that nobody has the value of.</summary>
internal sealed class OrphansCommand : RotationCommand
{
    private readonly PolicyChoice _policies = new();

    public OrphansCommand()
        : base(
            "sweep-orphans",
            "Delete keys that a rotation made and that nobody has the value of",
            "apikeys rotation sweep-orphans --dry-run",
            "apikeys rotation sweep-orphans nightly"
        )
    {
        _policies.AddTo(this);
        Add(SharedOptions.DryRun);
    }

    protected override async Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> policies = _policies.Of(session, rotation);
        ExitCode code = await ShowPlanAsync(session, rotation, policies, cancellationToken);
        foreach (string policy in session.DryRun is null ? policies : [])
        {
            await rotation.Engine.SweepOrphansAsync(policy, Actor, cancellationToken);
        }

        return code;
    }
}
