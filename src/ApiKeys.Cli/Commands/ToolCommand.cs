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

    /// <summary>What to do after a failure that leaves something to be done; null when there is nothing.</summary>
    protected virtual string? NextStepAfter(Session session, Exception exception) => null;

    private async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ExitCode code = await InvokeAsync(new Session(parsed), cancellationToken);
        return (int)(code != ExitCode.Done && cancellationToken.IsCancellationRequested ? ExitCode.Interrupted : code);
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Whatever it is, a person reads one line about it, and a script an exit code."
    )]
    private async Task<ExitCode> InvokeAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(session, cancellationToken);
        }
        catch (Exception exception)
        {
            Failure failure = Failure.Of(exception);
            Screen.Error(failure.Text + (NextStepAfter(session, exception) is { } step ? "\n" + step : ""));
            return failure.Code;
        }
    }
}
