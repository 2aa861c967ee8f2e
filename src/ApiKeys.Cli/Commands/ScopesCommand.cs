using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Scopes;

namespace ApiKeys.Cli.Commands;

internal sealed class ScopesCommand()
    : ToolCommand(
        "scopes",
        "List the scopes that a key can have: those that the service lists, otherwise the documented ones",
        "apikeys scopes --account prod"
    )
{
    private static readonly string[] _headings = ["SCOPE", "DESCRIPTION", "SOURCE"];

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        IReadOnlyList<ScopeJson> scopes = await ScopeList.ReadAsync(session, cancellationToken);
        if (session.Screen.IsData)
        {
            Data.Write(session.Screen, scopes, Json.Context.IReadOnlyListScopeJson);
        }
        else
        {
            Table.Write(
                session.Screen,
                _headings,
                scopes.Select(scope => new Cell[] { scope.Name, scope.Description, scope.Source })
            );
        }

        return ExitCode.Done;
    }
}
