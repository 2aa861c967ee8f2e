using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Rotation;

/// <summary>Says what would happen next, and changes nothing.</summary>
internal sealed class PlanCommand : RotationCommand
{
    private readonly PolicyChoice _policies = new();

    public PlanCommand()
        : base(
            "plan",
            "Say what would happen next; nothing is changed",
            "apikeys rotation plan",
            "apikeys rotation plan nightly"
        ) => _policies.AddTo(this);

    protected override Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    ) => ShowPlanAsync(session, rotation, _policies.Of(session, rotation), cancellationToken);
}
