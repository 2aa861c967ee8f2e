using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Scopes;

/// <summary>
/// The scopes of an account: those that the service lists, where it can be asked, otherwise the documented ones.
/// </summary>
internal static class ScopeList
{
    private const string FromService = "service";
    private const string FromDocumentation = "documentation";

    public static async Task<IReadOnlyList<ScopeJson>> ReadAsync(Session session, CancellationToken cancellationToken)
    {
        AccountSettings settings = session.Configuration.Account(session.AccountName);
        IReadOnlyList<ApiKeyScope> documented = KnownScopes.Of(settings.Service);
        if (ServiceNames.Known(settings.Service) is ServiceNames.Maximo or ServiceNames.Veeam)
        {
            // No credential is needed for that.
            return ConfigurationCheck.ProblemOf(settings, session.Screen) is { } problem
                ? throw new UsageException(problem)
                : Documented(documented);
        }

        using OpenAccount account = await session.OpenAsync(settings, cancellationToken);
        return account.Keys.Capabilities.HasFlag(ApiKeyCapabilities.ListScopes)
            ?
            [
                .. (await account.Keys.ListScopesAsync(cancellationToken)).Select(scope => new ScopeJson(
                    scope.Name,
                    scope.Description ?? documented.FirstOrDefault(known => known.Matches(scope.Name))?.Description,
                    FromService
                )),
            ]
            : Documented(account.Keys.DocumentedScopes);
    }

    private static IReadOnlyList<ScopeJson> Documented(IEnumerable<ApiKeyScope> scopes) =>
        [.. scopes.Select(static scope => new ScopeJson(scope.Name, scope.Description, FromDocumentation))];
}
