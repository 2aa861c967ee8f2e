using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Completions;
using ApiKeys.Cli.Failures;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>A command that works with the policies of a configuration.</summary>
internal abstract class RotationCommand : ToolCommand
{
    private readonly Option<bool> _emulatorClock = new("--emulator-clock")
    {
        Description = "Take the time of the emulator on this machine",
    };

    protected RotationCommand(string name, string description, params string[] examples)
        : base(name, description, examples) => Add(_emulatorClock);

    /// <summary>Who asks, for the history.</summary>
    protected static string Actor => Environment.UserName;

    protected static Argument<string> PolicyArgument()
    {
        Argument<string> policy = new("policy") { Description = "The name of the policy", HelpName = "policy" };
        policy.CompletionSources.Add(Candidates.Policies);
        return policy;
    }

    /// <summary>Sets how the engine of this call works.</summary>
    protected virtual void Configure(Session session, RotationEngineOptions engine) { }

    protected abstract Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    );

    /// <summary>Opens the rotation. What a policy cannot do now is an error of the call.</summary>
    protected sealed override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            bool isEmulated = session.Get(_emulatorClock);
            await using RotationWorkspace rotation = await RotationWorkspace.OpenAsync(
                session,
                isEmulated,
                engine => Configure(session, engine),
                cancellationToken
            );
            return await RunAsync(session, rotation, cancellationToken);
        }
        catch (Exception refused) when (refused is KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException(refused.Message, refused);
        }
    }

    /// <summary>Shows what would happen next at policies.</summary>
    protected static async Task<ExitCode> ShowPlanAsync(
        Session session,
        RotationWorkspace rotation,
        IReadOnlyList<string> policies,
        CancellationToken cancellationToken
    )
    {
        List<RotationPlan> plans = [];
        foreach (string policy in policies)
        {
            plans.Add(await rotation.Engine.PlanAsync(policy, cancellationToken));
        }

        PlanView.Write(session.Screen, plans);
        return ExitCode.Done;
    }

    /// <summary>Shows how policies are. The exit code says whether one needs attention.</summary>
    protected static ExitCode Show(Session session, RotationWorkspace rotation, IReadOnlyList<RotationStatus> policies)
    {
        StatusView.Write(session.Screen, policies, rotation.Clock.GetUtcNow());
        return policies.Any(StatusView.NeedsAttention) ? ExitCode.Findings : ExitCode.Done;
    }
}
