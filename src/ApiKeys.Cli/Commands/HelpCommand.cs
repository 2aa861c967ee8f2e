using System.CommandLine;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

internal sealed class HelpCommand : ToolCommand
{
    private readonly Argument<string?> _command = new("command")
    {
        Description = "The command; all of them unless given",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _man = new("--man") { Description = "Print the man page of all commands" };

    public HelpCommand()
        : base(
            "help",
            "Show what a command takes, with examples",
            "apikeys help",
            "apikeys help create",
            "apikeys help --man > apikeys.1"
        )
    {
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
