using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>Rotates the key of one policy now.</summary>
internal sealed class RotateCommand : RotationCommand
{
    private readonly Argument<string> _policy = PolicyArgument();
    private readonly Option<bool> _emergency = new("--emergency")
    {
        Description = "The value leaked: revoke the old key as soon as the new value is verified and delivered",
    };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask for confirmation" };

    public RotateCommand()
        : base(
            "rotate",
            "Rotate the key of a policy now: create, verify and publish a new one; the old one works for the overlap",
            "apikeys rotate nightly --dry-run",
            "apikeys rotate nightly --yes",
            "apikeys rotate nightly --emergency"
        )
    {
        Add(_policy);
        Add(SharedOptions.DryRun);
        Add(_emergency);
        Add(_yes);
    }

    protected override async Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        string policy = session.Get(_policy);
        RotationPlan plan = await rotation.Engine.PlanAsync(policy, cancellationToken);
        if (session.DryRun is not null)
        {
            PlanView.Write(session.Screen, [plan]);
            return ExitCode.Done;
        }

        if (!session.Get(_yes) && !await ConfirmAsync(session, plan, cancellationToken))
        {
            session.Screen.Note("Nothing was changed.");
            return ExitCode.Failed;
        }

        bool isEmergency = session.Get(_emergency);
        return Show(
            session,
            rotation,
            [await rotation.Engine.RotateAsync(policy, Actor, isEmergency, cancellationToken)]
        );
    }

    private async Task<bool> ConfirmAsync(Session session, RotationPlan plan, CancellationToken cancellationToken)
    {
        if (!Screen.IsInteractive)
        {
            throw new UsageException(
                $"There is no terminal to ask at. Add {_yes.Name} to rotate. Nothing was changed."
            );
        }

        string old = plan.Status.Key is { } key ? $" The key '{key}' is revoked after the overlap." : "";
        string now = session.Get(_emergency) ? " It is revoked at once." : "";
        return await Prompt.ConfirmAsync(
            session.Screen,
            $"Rotate the policy '{plan.Status.Policy}' at the account '{plan.Status.Account}'?{old}{now}",
            cancellationToken
        );
    }
}
