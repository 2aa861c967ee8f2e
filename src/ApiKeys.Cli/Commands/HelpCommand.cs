using System.CommandLine;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Commands;

internal sealed class HelpCommand : ToolCommand
{
    private readonly Argument<string?> _command = new("command")
    {
        Description = "The command; all of them unless given",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public HelpCommand()
        : base("help", "Show what a command takes, with examples", "apikeys help", "apikeys help create") =>
        Add(_command);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        Command root = session.Parsed.RootCommandResult.Command;
        string? name = session.Parsed.GetValue(_command);
        Command? command = root.Subcommands.FirstOrDefault(each => each.Name == name || each.Aliases.Contains(name!));
        if (name is not null && command is null)
        {
            string hint = Nearest.Hint(name, root.Subcommands.Select(static each => each.Name));
            throw new UsageException($"There is no command '{name}'.{hint}");
        }

        string[] words = command is null ? ["--help"] : [command.Name, "--help"];
        return (ExitCode)await root.Parse(words).InvokeAsync(session.Parsed.InvocationConfiguration, cancellationToken);
    }
}
