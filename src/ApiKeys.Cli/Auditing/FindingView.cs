using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Auditing;

/// <summary>Shows findings in the requested format.</summary>
internal static class FindingView
{
    private static readonly string[] _headings = ["ACCOUNT", "FINDING", "ID", "NAME", "DETAIL"];

    /// <param name="screen">The output.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="configuration">The file with the accounts; null when there is none.</param>
    public static void Write(Screen screen, IReadOnlyList<Finding> findings, string? configuration)
    {
        switch (screen.Format)
        {
            case OutputFormat.Table when findings.Count > 0:
                Table.Write(screen, _headings, findings.Select(Cells));
                break;
            case OutputFormat.Table:
                break;
            case OutputFormat.Sarif:
                Data.WriteText(Data.Readable(SarifReport.Of(findings, configuration)));
                break;
            case OutputFormat.Markdown:
                Data.WriteText(MarkdownReport.Of(findings));
                break;
            default:
                Data.Write(screen, findings, Json.Context.IReadOnlyListFinding);
                break;
        }
    }

    private static Cell[] Cells(Finding finding) =>
        [finding.Account, finding.Kind, finding.Id, finding.Name, new(finding.Detail, finding.Severity)];
}
