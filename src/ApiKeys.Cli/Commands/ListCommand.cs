using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class ListCommand() : ToolCommand("list", "List the keys of an account", "apikeys list --account prod", "apikeys list --output json")
{
    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        using OpenAccount account = await session.OpenAsync(cancellationToken);
        IReadOnlyList<ApiKey> keys = await account.Keys.ListAllAsync(cancellationToken);
        KeyView.WriteList(session.Screen, keys, session.Clock.GetUtcNow());
        return ExitCode.Done;
    }
}
