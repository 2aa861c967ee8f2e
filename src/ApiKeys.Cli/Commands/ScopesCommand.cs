using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class ScopesCommand()
    : ToolCommand(
        "scopes",
        "List the scopes that may be granted at an account, where the service lists them",
        "apikeys scopes --account prod"
    )
{
    private static readonly string[] _headings = ["SCOPE", "DESCRIPTION"];

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        using OpenAccount account = await session.OpenAsync(cancellationToken);
        IReadOnlyList<ApiKeyScope> scopes = await account.Keys.ListScopesAsync(cancellationToken);
        if (session.Screen.Format == OutputFormat.Json)
        {
            Json.Write(
                [.. scopes.Select(scope => new ScopeJson(scope.Name, scope.Description))],
                Json.Context.IReadOnlyListScopeJson
            );
        }
        else
        {
            Table.Write(
                session.Screen,
                _headings,
                scopes.Select(scope => new Cell[] { scope.Name, scope.Description })
            );
        }

        return ExitCode.Done;
    }
}
