using System.CommandLine;
using ApiKeys.Cli.Prompts;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class DisableCommand : ChangeCommand
{
    private readonly Option<bool> _allowOwnKey = SharedOptions.AllowOwnKey();
    private bool _isAllowed;

    public DisableCommand()
        : base(
            "disable",
            "Disable a key until it is enabled again (Maximo, Veeam)",
            "apikeys disable a-inst1-abcdefghijkl --account eam"
        ) => Add(_allowOwnKey);

    protected override async Task<bool> ConfirmAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    )
    {
        string id = session.Get(Id);
        string? risk = keys.Capabilities.HasFlag(ApiKeyCapabilities.Disable)
            ? await OwnKeyRisk.FindAsync(session, keys, id, _allowOwnKey, cancellationToken)
            : null;
        _isAllowed = risk is not null || session.Get(_allowOwnKey);
        return risk is null
            || await Prompt.ConfirmAsync(
                session.Screen,
                $"{risk} Disable the key '{id}' at the account '{keys.Account}'?",
                cancellationToken
            );
    }

    protected override Task<ApiKey> ChangeAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    ) => SharedOptions.Allowed(keys, _isAllowed).DisableAsync(session.Get(Id), cancellationToken);
}
