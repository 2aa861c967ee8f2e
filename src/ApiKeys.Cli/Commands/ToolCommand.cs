using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using ApiKeys.Cli.DryRuns;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

/// <summary>A command of the tool: its options, its examples, and the work that it does in a session.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(InvokeAsync);
    }

    /// <summary>Command lines that work as they are, shown in the help.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Does the work. The base class reports what is thrown.</summary>
    protected abstract Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken);

    /// <summary>Whether the command can write a format that is not every command's.</summary>
    protected virtual bool Has(OutputFormat format) => false;

    /// <summary>What to do after a failure; null when there is nothing to do.</summary>
    protected virtual string? NextStepAfter(Session session, Exception exception) => null;

    private async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using Session session = new(parsed);
        ExitCode code = await InvokeAsync(session, cancellationToken);
        return (int)(code != ExitCode.Done && cancellationToken.IsCancellationRequested ? ExitCode.Interrupted : code);
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Every failure becomes one message for people and an exit code for scripts."
    )]
    private async Task<ExitCode> InvokeAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            CheckFormat(session.Screen.Format);
            ServiceLimits.Check(session);
            ExitCode code = await RunAsync(session, session.DryRun?.Start(cancellationToken) ?? cancellationToken);
            if (session.DryRun is not null)
            {
                session.Screen.Note("This was a dry run: nothing was changed.");
            }

            return code;
        }
        catch (Exception) when (session.DryRun?.Planned is not null)
        {
            PlanView.Write(
                session.Screen,
                session.Configuration.Account(session.AccountName),
                session.DryRun,
                session.DryRun.Planned
            );
            return ExitCode.Done;
        }
        catch (Exception exception)
        {
            Failure failure = Failure.Of(exception);
            session.ForgetLearnedAfter(exception);
            Screen.Error(failure.Text + (NextStepAfter(session, exception) is { } step ? "\n" + step : ""));
            return failure.Code;
        }
    }

    private void CheckFormat(OutputFormat format)
    {
        if (!OutputOption.IsCommon(format) && !Has(format))
        {
            throw new UsageException(OutputOption.Missing(format, Name));
        }
    }
}
