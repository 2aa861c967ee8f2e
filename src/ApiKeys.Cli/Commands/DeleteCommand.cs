using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Keys;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class DeleteCommand : ToolCommand
{
    private readonly Argument<string> _id = SharedOptions.Id();
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask for confirmation" };
    private readonly Option<bool> _allowOwnKey = SharedOptions.AllowOwnKey();

    public DeleteCommand()
        : base(
            "delete",
            "Delete a key, at once and for good",
            "apikeys delete ci-publish --account prod",
            "apikeys delete ci-publish --account prod --yes"
        )
    {
        Aliases.Add("rm");
        Add(_id);
        Add(_yes);
        Add(_allowOwnKey);
        Add(SharedOptions.DryRun);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        if (!session.Get(_yes) && !Screen.IsInteractive && session.DryRun is null)
        {
            throw new UsageException(
                $"A deletion cannot be undone, and there is no terminal to ask at. Add {_yes.Name} to delete the key. "
                    + "Nothing was sent."
            );
        }

        using OpenAccount account = await session.OpenAsync(cancellationToken);
        return await KeyLookup.RunAsync(
            account.Keys,
            session.Get(_id),
            (id, named) => DeleteAsync(session, account.Keys, id, named, cancellationToken),
            cancellationToken
        );
    }

    private async Task<ExitCode> DeleteAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        ApiKey? named,
        CancellationToken cancellationToken
    )
    {
        if (session.DryRun is not null)
        {
            await KeyLookup.ByIdAsync(keys, id, cancellationToken);
        }

        string? risk = await OwnKeyRisk.FindAsync(session, keys, id, _allowOwnKey, cancellationToken);
        if (
            session.DryRun is null
            && (risk is not null || !session.Get(_yes))
            && !await ConfirmAsync(session, keys, id, risk, cancellationToken)
        )
        {
            session.Screen.Note("Nothing was deleted.");
            return ExitCode.Failed;
        }

        await SharedOptions
            .Allowed(keys, risk is not null || session.Get(_allowOwnKey))
            .DeleteAsync(id, cancellationToken);
        string key = named is null ? $"'{id}'" : $"'{named.Name}' ({id})";
        session.Screen.Note($"Deleted {key} at the account '{keys.Account}'.");
        return ExitCode.Done;
    }

    protected override string? NextStepAfter(Session session, Exception exception) =>
        exception is ApiKeyOutcomeUnknownException
            ? $"Retry: {session.Call([
                "delete",
                session.Get(_id),
                .. session.Get(_allowOwnKey) ? new[] { _allowOwnKey.Name } : [],
            ])}\nExit code {(int)ExitCode.NoSuchKey}, no such key, then means that the key is deleted."
            : null;

    private static async Task<bool> ConfirmAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        string? risk,
        CancellationToken cancellationToken
    )
    {
        ApiKey key = await KeyLookup.ByIdAsync(keys, id, cancellationToken);
        string question =
            $"Delete the key '{key.Name}' ({key.Id}) at the account '{keys.Account}', at once and for good?";
        return await Prompt.ConfirmAsync(
            session.Screen,
            risk is null ? question : $"{risk} {question}",
            cancellationToken
        );
    }
}
