using System.CommandLine;
using System.CommandLine.Completions;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

internal sealed class HelpCommand : ToolCommand
{
    private readonly Argument<string[]> _command = new("command")
    {
        Description = "The command, with the one that it belongs to; all of them unless given",
        HelpName = "command",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _man = new("--man") { Description = "Print the man page of all commands" };

    public HelpCommand()
        : base(
            "help",
            "Show what a command takes, with examples",
            "apikeys help",
            "apikeys help create",
            "apikeys help rotation run",
            "apikeys help --man > apikeys.1"
        )
    {
        _command.CompletionSources.Add(CommandsIn);
        Add(_command);
        Add(_man);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.Get(_man))
        {
            Data.WriteText(Resources.Read(Resources.ManPage));
            return ExitCode.Done;
        }

        Command root = session.Parsed.RootCommandResult.Command;
        string[] words = [.. Path(root, session.Parsed.GetValue(_command) ?? []), "--help"];
        return (ExitCode)await root.Parse(words).InvokeAsync(session.Parsed.InvocationConfiguration, cancellationToken);
    }

    /// <summary>The commands that can follow those that are named.</summary>
    private IEnumerable<CompletionItem> CommandsIn(CompletionContext context)
    {
        Command above = context.ParseResult.RootCommandResult.Command;
        foreach (string word in context.ParseResult.GetValue(_command) ?? [])
        {
            above = above.Subcommands.FirstOrDefault(each => each.Name == word) ?? new Command(word);
        }

        return above
            .Subcommands.Where(static command => !command.Hidden)
            .Select(static command => new CompletionItem(command.Name));
    }

    /// <summary>The names of a command, and of those that it belongs to.</summary>
    /// <exception cref="UsageException">There is no such command.</exception>
    private static IEnumerable<string> Path(Command above, IEnumerable<string> words)
    {
        foreach (string word in words)
        {
            above =
                above.Subcommands.FirstOrDefault(each => each.Name == word || each.Aliases.Contains(word))
                ?? throw new UsageException(
                    $"There is no command '{word}'."
                        + Nearest.Hint(word, above.Subcommands.Select(static each => each.Name))
                );
            yield return above.Name;
        }
    }
}
