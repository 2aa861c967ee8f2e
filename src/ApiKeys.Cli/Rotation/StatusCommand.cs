using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>Shows how policies are. It reads the states alone and asks no service.</summary>
internal sealed class StatusCommand : RotationCommand
{
    private readonly PolicyChoice _policies = new();

    public StatusCommand()
        : base(
            "status",
            "Show how policies are; the exit code is 3 when one is overdue or fails",
            "apikeys rotation status",
            "apikeys rotation status nightly --output json"
        ) => _policies.AddTo(this);

    /// <summary>Reads the states of policies.</summary>
    public static async Task<IReadOnlyList<RotationStatus>> ReadAsync(
        RotationEngine engine,
        IReadOnlyList<string> policies,
        CancellationToken cancellationToken
    )
    {
        List<RotationStatus> all = [];
        foreach (string policy in policies)
        {
            all.Add(await engine.GetStatusAsync(policy, cancellationToken));
        }

        return all;
    }

    protected override async Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    ) => Show(session, rotation, await ReadAsync(rotation.Engine, _policies.Of(session, rotation), cancellationToken));
}
