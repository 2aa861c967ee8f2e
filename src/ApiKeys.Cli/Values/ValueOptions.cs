using System.CommandLine;
using ApiKeys.Cli.Commands;

namespace ApiKeys.Cli.Values;

/// <summary>
/// The three options that say where a value goes. Exactly one is required, so that no value is printed by accident; a
/// dry run, which gets none, can do without.
/// </summary>
internal sealed class ValueOptions
{
    private readonly Option<bool> _reveal = new("--reveal") { Description = "Print the value to standard output" };
    private readonly Option<string?> _out = new("--out")
    {
        Description = "Write the value to a new file that only you can read",
        HelpName = "file",
    };
    private readonly Option<string?> _exec = new("--exec")
    {
        Description = "Start a program, without a shell, and give it the value on its standard input",
        HelpName = "command",
    };

    public void AddTo(Command command)
    {
        Option[] options = [_reveal, _out, _exec];
        foreach (Option option in options)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            int named = options.Count(option => result.GetResult(option) is { Implicit: false });
            if (named != 1 && (named > 1 || !result.GetValue(SharedOptions.DryRun)))
            {
                result.AddError(
                    "Say where the value goes, with exactly one of "
                        + $"{string.Join(", ", options.Select(option => option.Name))}. Nothing was sent."
                );
            }
        });
    }

    /// <summary>Opens the target that the options name.</summary>
    /// <exception cref="Failures.UsageException">The target cannot be opened.</exception>
    public ValueTarget Open(Session session) =>
        session.DryRun is not null ? Check(session)
        : session.Get(_out) is { } file ? FileTarget.Create(file, session.Screen)
        : session.Get(_exec) is { } command ? CommandTarget.Find(command, session.Screen)
        : RevealTarget.Open(session.Screen);

    /// <summary>Checks the target that the options name. A dry run hands no value over.</summary>
    private NoTarget Check(Session session)
    {
        if (session.Get(_out) is { } file)
        {
            FileTarget.Check(file);
        }
        else if (session.Get(_exec) is { } command)
        {
            CommandTarget.Find(command, session.Screen).Dispose();
        }

        return new NoTarget();
    }

    /// <summary>The option as words of a command line.</summary>
    public string[] WordsOf(Session session) =>
        session.Get(_out) is { } file ? [_out.Name, file]
        : session.Get(_exec) is { } command ? [_exec.Name, command]
        : [_reveal.Name];
}
