namespace ApiKeys.Client.Aimms;

/// <summary>
/// How scopes are written: as configured, else as the service spells them once it has been asked, else as asked for.
/// </summary>
internal sealed class AimmsScopeWriter
{
    private volatile IReadOnlyList<string> _learned = [];

    /// <summary>Adopts the service's own spellings.</summary>
    public void Learn(IEnumerable<ApiKeyScope> scopes) => _learned = [.. scopes.Select(scope => scope.Name)];

    /// <summary>The scopes as they are sent, each once.</summary>
    public IReadOnlyList<string> Write(IEnumerable<string> scopes, AimmsOptions options) =>
        [.. scopes.Select(scope => Write(scope, options)).Distinct(AimmsScopeNames.Comparer)];

    private string Write(string scope, AimmsOptions options) =>
        options
            .Protocol.ScopeSpellings.FirstOrDefault(spelling => AimmsScopeNames.Comparer.Equals(spelling.Key, scope))
            .Value
        ?? _learned.FirstOrDefault(learned => AimmsScopeNames.Comparer.Equals(learned, scope))
        ?? scope;
}
