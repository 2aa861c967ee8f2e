using System.CommandLine;
using System.CommandLine.Completions;

namespace ApiKeys.Cli.Auditing;

/// <summary>The option that leaves out kinds of findings.</summary>
internal static class IgnoreOption
{
    public static Option<string[]> Create(string name)
    {
        Option<string[]> option = new(name)
        {
            Description = "Leave out findings of a kind, everywhere or at one account; may be given several times",
            HelpName = "[account:]kind",
        };
        option.CompletionSources.Add(static _ =>
            FindingKind.Acceptable.Select(static kind => new CompletionItem(kind))
        );
        option.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(token => token.Value).Where(text => !IsKind(text)))
            {
                result.AddError(
                    $"{name} is '{text}'; it must be a kind, or an account, a colon and a kind. "
                        + $"Kinds are: {string.Join(", ", FindingKind.Acceptable)}."
                );
            }
        });
        return option;
    }

    private static bool IsKind(string text) =>
        FindingKind.Acceptable.Contains(text[(text.LastIndexOf(':') + 1)..], StringComparer.OrdinalIgnoreCase);
}
