using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>The commands that rotate keys.</summary>
internal static class RotationCommands
{
    public static IEnumerable<ToolCommand> All() => [new RotateCommand(), new Group()];

    private static IEnumerable<ToolCommand> Verbs() =>
        [
            new InitCommand(),
            new PlanCommand(),
            new StatusCommand(),
            new HistoryCommand(),
            new RunCommand(),
            new OperationCommand(
                "approve",
                "Approve a rotation that waits for it",
                static (engine, policy, actor, token) => engine.ApproveAsync(policy, actor, token)
            ),
            new OperationCommand(
                "pause",
                "Begin no rotation of a policy, and revoke no key of it",
                static (engine, policy, actor, token) => engine.PauseAsync(policy, actor, token)
            ),
            new OperationCommand(
                "resume",
                "Let a paused policy go on, and retry at once what failed",
                static (engine, policy, actor, token) => engine.ResumeAsync(policy, actor, token)
            ),
            new OperationCommand(
                "rollback",
                "Make the old key the current one again, as long as it exists, and pause the policy",
                static (engine, policy, actor, token) => engine.RollBackAsync(policy, actor, token)
            ),
            new AdoptCommand(),
            new OrphansCommand(),
            new CurrentValueCommand(),
        ];

    /// <summary>The command that only its subcommands do something.</summary>
    private sealed class Group : ToolCommand
    {
        public Group()
            : base(
                "rotation",
                "Write, run and watch rotation policies; see 'apikeys rotation --help'",
                "apikeys rotation init ci-publish --account prod",
                "apikeys rotation run --once",
                "apikeys rotation status"
            )
        {
            foreach (ToolCommand verb in Verbs())
            {
                Add(verb);
            }
        }

        protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken) =>
            throw new UsageException(
                $"Say what to do: {string.Join(", ", Subcommands.Select(static verb => verb.Name))}."
            );
    }
}

/// <summary>What a person asks of a policy.</summary>
internal delegate Task<RotationStatus> RotationOperation(
    RotationEngine engine,
    string policy,
    string actor,
    CancellationToken cancellationToken
);
