using System.CommandLine;
using ApiKeys.Client;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Cli.Commands;

internal sealed class DisableCommand : ChangeCommand
{
    private readonly Option<bool> _allowOwnKey = SharedOptions.AllowOwnKey();

    public DisableCommand()
        : base("disable", "Disable a key until it is enabled again (Maximo, Veeam)", "apikeys disable a-inst1-abcdefghijkl --account eam") => Add(_allowOwnKey);

    protected override Task<ApiKey> ChangeAsync(Session session, ApiKeyManager keys, CancellationToken cancellationToken) => keys is MaximoApiKeyManager maximo
        ? maximo.DisableAsync(session.Get(Id), session.Get(_allowOwnKey), cancellationToken)
        : keys.DisableAsync(session.Get(Id), cancellationToken);
}
