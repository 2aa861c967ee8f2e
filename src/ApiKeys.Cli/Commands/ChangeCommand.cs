using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>A command that changes a key, and then shows it.</summary>
internal abstract class ChangeCommand : ToolCommand
{
    protected ChangeCommand(string name, string description, params string[] examples)
        : base(name, description, examples)
    {
        this.OnlyAt(
            [ServiceNames.Maximo, ServiceNames.Veeam],
            $"{{0}} cannot {name} a key; create a new one as wanted, and delete the old one."
        );
        Add(Id);
    }

    protected Argument<string> Id { get; } = SharedOptions.Id();

    protected abstract Task<ApiKey> ChangeAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    );

    /// <summary>Asks for confirmation where it is needed; false when the user declines.</summary>
    protected virtual Task<bool> ConfirmAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    ) => Task.FromResult(true);

    protected override string? NextStepAfter(Session session, Exception exception) =>
        NextStep.AfterChange(session, exception, session.Get(Id));

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        using OpenAccount account = await session.OpenAsync(cancellationToken);
        if (!await ConfirmAsync(session, account.Keys, cancellationToken))
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
