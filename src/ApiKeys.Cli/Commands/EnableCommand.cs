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
        string id,
        CancellationToken cancellationToken
    ) => keys.EnableAsync(id, cancellationToken);
}
