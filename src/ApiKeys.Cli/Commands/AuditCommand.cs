using System.CommandLine;
using ApiKeys.Cli.Auditing;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Times;

namespace ApiKeys.Cli.Commands;

internal sealed class AuditCommand : ToolCommand
{
    private static readonly Duration _thirtyDays = Duration.TryParse("30d")!;

    private readonly Option<Duration?> _within = TimeOptions.Span(
        "--within",
        "How long before its expiry a key is a finding; 30d unless set"
    );
    private readonly Option<string[]> _ignore = IgnoreOption.Create("--ignore");
    private readonly Option<string?> _accept = new("--accept")
    {
        Description = "Leave out the findings in a file that 'audit --output json' wrote, as long as they are the same",
        HelpName = "file",
    };

    public AuditCommand()
        : base(
            "audit",
            "Look for keys that need attention, at all accounts or at one; the exit code is 3 when there are some",
            "apikeys audit",
            "apikeys audit --within 14d --ignore backup:neverExpires",
            "apikeys audit --output json",
            "apikeys audit --accept accepted.json",
            "apikeys audit --output sarif > audit.sarif",
            "apikeys audit --output markdown"
        )
    {
        foreach (Option option in new Option[] { _within, _ignore, _accept })
        {
            Add(option);
        }
    }

    protected override bool Has(OutputFormat format) => true;

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        AcceptedFindings acceptance = AcceptedFindings.Of(session.Get(_ignore) ?? [], session.Get(_accept));
        DateTimeOffset now = session.Clock.GetUtcNow();
        DateTimeOffset due = (session.Get(_within) ?? _thirtyDays).After(now);
        using AccountFanOut fanOut = new(session);

        // With thousands of accounts, neither keys nor, as JSON, findings are kept in memory.
        AuditReport report = new(new FindingWriter(session.Screen, session.Configuration.File?.Path), acceptance);
        IReadOnlyList<AccountSettings> accounts = Accounts(session);
        await fanOut.AskAsync<Finding[]>(
            accounts,
            async (account, keys, cancelled) =>
                [.. (await AccountAudit.AskAsync(keys, cancelled)).Findings(account, now, due)],
            report.Add,
            cancellationToken
        );

        report.End();
        return Conclude(session.Screen, accounts.Count, report);
    }

    private static IReadOnlyList<AccountSettings> Accounts(Session session) =>
        session.AccountName is { } name ? [session.Configuration.Account(name)] : session.Configuration.Accounts;

    private static ExitCode Conclude(Screen screen, int accounts, AuditReport report)
    {
        foreach (Failure failure in report.Failures)
        {
            Screen.Error(failure.Text);
        }

        screen.Note(
            $"Findings: {report.Findings}; accepted: {report.Accepted}; accounts asked: "
                + $"{accounts - report.Failures.Count} of {accounts}."
        );
        return report.Failures.Count > 0 ? Failure.CodeOf(report.Failures)
            : report.Findings > 0 ? ExitCode.Findings
            : ExitCode.Done;
    }
}
