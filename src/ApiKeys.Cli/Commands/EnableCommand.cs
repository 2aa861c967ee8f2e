using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class EnableCommand()
    : ChangeCommand(
        "enable",
        "Enable a disabled key (Maximo, Veeam)",
        "apikeys enable a-inst1-abcdefghijkl --account eam"
    )
{
    protected override Task<ApiKey> ChangeAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    ) => keys.EnableAsync(session.Get(Id), cancellationToken);
}
