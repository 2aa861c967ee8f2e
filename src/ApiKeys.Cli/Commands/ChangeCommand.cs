using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>A command that changes a key and shows it as it is then.</summary>
internal abstract class ChangeCommand : ToolCommand
{
    protected ChangeCommand(string name, string description, params string[] examples)
        : base(name, description, examples) => Add(Id);

    protected Argument<string> Id { get; } = SharedOptions.Id();

    protected abstract Task<ApiKey> ChangeAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    );

    /// <summary>Whether it is meant, where that has to be asked.</summary>
    protected virtual Task<bool> IsMeantAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    ) => Task.FromResult(true);

    protected override string? NextStepAfter(Session session, Exception exception) =>
        NextStep.AfterChange(session, exception, session.Get(Id));

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        using OpenAccount account = await session.OpenAsync(cancellationToken);
        if (!await IsMeantAsync(session, account.Keys, cancellationToken))
        {
            session.Screen.Note("Nothing was changed.");
            return ExitCode.Failed;
        }

        KeyView.Write(
            session.Screen,
            await ChangeAsync(session, account.Keys, cancellationToken),
            session.Clock.GetUtcNow()
        );
        return ExitCode.Done;
    }
}
