using System.CommandLine;
using ApiKeys.Cli.Commands;

namespace ApiKeys.Cli.Values;

/// <summary>
/// The three options that say where a value goes. Exactly one is demanded, so that none is printed by accident.
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
            if (options.Count(option => result.GetResult(option) is { Implicit: false }) != 1)
            {
                result.AddError(
                    "Say where the value goes, with exactly one of "
                        + $"{string.Join(", ", options.Select(option => option.Name))}. Nothing was sent."
                );
            }
        });
    }

    /// <summary>Makes ready what was asked for.</summary>
    /// <exception cref="Failures.UsageException">It cannot be made ready.</exception>
    public ValueTarget Open(Session session) =>
        session.Get(_out) is { } file ? FileTarget.Create(file, session.Screen)
        : session.Get(_exec) is { } command ? CommandTarget.Find(command, session.Screen)
        : RevealTarget.Open(session.Screen);

    /// <summary>What was asked for, as words of a call.</summary>
    public string[] WordsOf(Session session) =>
        session.Get(_out) is { } file ? [_out.Name, file]
        : session.Get(_exec) is { } command ? [_exec.Name, command]
        : [_reveal.Name];
}
