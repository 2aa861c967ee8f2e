using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Rotation;

/// <summary>A command that changes one policy and shows how it is then.</summary>
internal sealed class OperationCommand : RotationCommand
{
    private readonly Argument<string> _policy = PolicyArgument();
    private readonly RotationOperation _operation;

    public OperationCommand(string name, string description, RotationOperation operation)
        : base(name, description, $"apikeys rotation {name} nightly")
    {
        _operation = operation;
        Add(_policy);
        Add(SharedOptions.DryRun);
    }

    protected override async Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        string policy = session.Get(_policy);
        return session.DryRun is null
            ? Show(session, rotation, [await _operation(rotation.Engine, policy, Actor, cancellationToken)])
            : await ShowPlanAsync(session, rotation, [policy], cancellationToken);
    }
}
