using System.CommandLine;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class DisableCommand : ChangeCommand
{
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask about a key that is given by name" };
    private readonly Option<bool> _allowOwnKey = SharedOptions.AllowOwnKey();
    private bool _isAllowed;

    public DisableCommand()
        : base(
            "disable",
            "Disable a key until it is enabled again (Maximo, Veeam)",
            "apikeys disable a-inst1-abcdefghijkl --account eam"
        )
    {
        Add(_yes);
        Add(_allowOwnKey);
    }

    protected override async Task<bool> ConfirmAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        ApiKey? named,
        CancellationToken cancellationToken
    )
    {
        string? risk = await OwnKeyRisk.FindAsync(session, keys, id, _allowOwnKey, cancellationToken);
        _isAllowed = risk is not null || session.Get(_allowOwnKey);
        bool isNamed = named is not null && !session.Get(_yes);
        if (session.DryRun is not null || (risk is null && !isNamed))
        {
            return true;
        }

        string key = named is null ? $"'{id}'" : $"'{named.Name}' ({id})";
        if (!Screen.IsInteractive)
        {
            throw new UsageException(
                $"The key {key} is given by its name, and there is no terminal to ask at. Add {_yes.Name}, or give its "
                    + "id. Nothing was changed."
            );
        }

        string question = $"Disable the key {key} at the account '{keys.Account}'?";
        return await Prompt.ConfirmAsync(
            session.Screen,
            risk is null ? question : $"{risk} {question}",
            cancellationToken
        );
    }

    protected override Task<ApiKey> ChangeAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        CancellationToken cancellationToken
    ) => SharedOptions.Allowed(keys, _isAllowed).DisableAsync(id, cancellationToken);
}
