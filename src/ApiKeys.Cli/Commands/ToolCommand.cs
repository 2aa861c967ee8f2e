using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

/// <summary>A command of the tool: it says what it takes and how it is used, and does one thing in a session.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(InvokeAsync);
    }

    /// <summary>Calls that work as they stand, shown in the help.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Does what was asked for. Whatever goes wrong is thrown, and told by the base.</summary>
    protected abstract Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, a person reads one line about it, and a script an exit code.")]
    private async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return (int)await RunAsync(new Session(parsed), cancellationToken);
        }
        catch (Exception exception)
        {
            Failure failure = Failure.Of(exception);
            Screen.Error(failure.Text);
            return (int)(cancellationToken.IsCancellationRequested ? ExitCode.Interrupted : failure.Code);
        }
    }
}
