using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Auditing;

/// <summary>Writes findings in the requested format: as JSON one by one, in any other format all at the end.</summary>
internal class FindingWriter(Screen screen, string? configuration)
{
    private static readonly string[] _headings = ["ACCOUNT", "FINDING", "ID", "NAME", "DETAIL"];

    private readonly List<Finding> _findings = [];

    /// <param name="screen">The output.</param>
    /// <param name="configuration">The file with the accounts; null when there is none.</param>
    public static FindingWriter For(Screen screen, string? configuration) =>
        screen.Format == OutputFormat.Json
            ? new JsonFindingWriter(screen, configuration)
            : new FindingWriter(screen, configuration);

    public virtual void Add(Finding finding) => _findings.Add(finding);

    public virtual void End()
    {
        switch (screen.Format)
        {
            case OutputFormat.Table when _findings.Count > 0:
                Table.Write(screen, _headings, _findings.Select(Cells));
                break;
            case OutputFormat.Table:
                break;
            case OutputFormat.Sarif:
                Data.WriteText(Data.Readable(SarifReport.Of(_findings, configuration)));
                break;
            case OutputFormat.Markdown:
                Data.WriteText(MarkdownReport.Of(_findings));
                break;
            default:
                Data.Write(screen, _findings, Json.Context.IReadOnlyListFinding);
                break;
        }
    }

    private static Cell[] Cells(Finding finding) =>
        [finding.Account, finding.Kind, finding.Id, finding.Name, new(finding.Detail, finding.Severity)];
}
