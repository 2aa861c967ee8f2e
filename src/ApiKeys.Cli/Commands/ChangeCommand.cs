using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Keys;
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
        Add(SharedOptions.DryRun);
    }

    protected Argument<string> Id { get; } = SharedOptions.Id();

    protected abstract Task<ApiKey> ChangeAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Asks for confirmation where it is needed; false when the user declines. The key is given where it was found by
    /// its name.
    /// </summary>
    protected virtual Task<bool> ConfirmAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        ApiKey? named,
        CancellationToken cancellationToken
    ) => Task.FromResult(true);

    protected override string? NextStepAfter(Session session, Exception exception) =>
        NextStep.AfterChange(session, exception, session.Get(Id));

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        using OpenAccount account = await session.OpenAsync(cancellationToken);
        return await KeyLookup.RunAsync(
            account.Keys,
            session.Get(Id),
            (id, named) => RunAsync(session, account.Keys, id, named, cancellationToken),
            cancellationToken
        );
    }

    private async Task<ExitCode> RunAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        ApiKey? named,
        CancellationToken cancellationToken
    )
    {
        if (!await ConfirmAsync(session, keys, id, named, cancellationToken))
        {
            session.Screen.Note("Nothing was changed.");
            return ExitCode.Failed;
        }

        KeyView.Write(
            session.Screen,
            await ChangeAsync(session, keys, id, cancellationToken),
            session.Clock.GetUtcNow()
        );
        return ExitCode.Done;
    }
}
