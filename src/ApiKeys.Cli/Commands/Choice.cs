using System.CommandLine;
using System.CommandLine.Completions;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Commands;

/// <summary>An argument that is one of some words.</summary>
internal static class Choice
{
    public static Argument<string> Of(string name, string description, IReadOnlyList<string> words)
    {
        Argument<string> argument = new(name) { Description = description, HelpName = string.Join('|', words) };
        argument.CompletionSources.Add(_ => words.Select(static word => new CompletionItem(word)));
        argument.Validators.Add(result =>
        {
            foreach (
                string word in result.Tokens.Select(static token => token.Value).Where(word => !words.Contains(word))
            )
            {
                result.AddError(
                    $"<{name}> is '{word}'; it must be one of {string.Join(", ", words)}.{Nearest.Hint(word, words)}"
                );
            }
        });
        return argument;
    }
}
