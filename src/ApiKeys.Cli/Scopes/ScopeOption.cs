using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Completions;
using ApiKeys.Cli.Failures;
using ApiKeys.Client;

namespace ApiKeys.Cli.Scopes;

/// <summary>
/// The option <c>--scope</c>. Documented scopes may be written in any case and spelling; another text is probably a
/// typo, and is refused unless <c>--scope-exact</c> says that it is meant.
/// </summary>
internal sealed class ScopeOption
{
    private readonly Option<bool> _exact = new("--scope-exact")
    {
        Description = "Send each scope as it is written, also if it is not a documented one",
    };

    public ScopeOption(string description)
    {
        Scopes = new("--scope") { Description = description, HelpName = "s" };
        Scopes.CompletionSources.Add(Candidates.Scopes);
    }

    public Option<string[]> Scopes { get; }

    public void AddTo(Command command)
    {
        command.Add(Scopes);
        command.Add(_exact);
    }

    /// <summary>The scopes to send; empty when none were given.</summary>
    /// <exception cref="UsageException">The service does not document one of them.</exception>
    public IReadOnlyList<string> Read(Session session, ApiKeyManager keys)
    {
        string[] written = session.Get(Scopes) ?? [];
        return session.Get(_exact)
            ? written
            :
            [
                .. written
                    .SelectMany(static text => text.Split(',', StringSplitOptions.TrimEntries))
                    .Select(text => Known(keys, text))
                    .Distinct(),
            ];
    }

    private string Known(ApiKeyManager keys, string text)
    {
        IReadOnlyList<ApiKeyScope> known = keys.DocumentedScopes;
        return known.FirstOrDefault(scope => scope.Matches(text))?.Name
            ?? (known.Count == 0 ? text : throw Unknown(keys.Service, text, known));
    }

    private UsageException Unknown(string service, string text, IReadOnlyList<ApiKeyScope> known)
    {
        string[] names = [.. known.Select(static scope => scope.Name)];
        string hint = Nearest.Hint(text, known.SelectMany(static scope => scope.OtherSpellings.Prepend(scope.Name)));
        return new UsageException(
            $"{Scopes.Name}: {ServiceNames.Brand(service)} documents no scope '{text}'.{hint} "
                + $"The documented scopes are: {string.Join(", ", names)}. "
                + $"Add {_exact.Name} to send it as it is written. Nothing was sent."
        );
    }
}
