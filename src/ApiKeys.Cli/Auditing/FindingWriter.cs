using System.Text.Json;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Auditing;

/// <summary>Writes findings in the requested format: as JSON one by one, in any other format all at the end.</summary>
/// <param name="screen">The output.</param>
/// <param name="configuration">The file with the accounts; null when there is none.</param>
internal sealed class FindingWriter(Screen screen, string? configuration)
{
    private static readonly string[] _headings = ["ACCOUNT", "FINDING", "ID", "NAME", "DETAIL"];

    private readonly List<Finding> _findings = [];

    /// <summary>How many findings were written.</summary>
    public int Count { get; private set; }

    public void Add(Finding finding)
    {
        if (screen.Format == OutputFormat.Json)
        {
            string json = PlainText.Of(JsonSerializer.Serialize(finding, Json.Context.Finding));
            Data.WriteText(Count == 0 ? "[" + json : "," + json);
        }
        else
        {
            _findings.Add(finding);
        }

        Count++;
    }

    public void End()
    {
        switch (screen.Format)
        {
            case OutputFormat.Json:
                Data.WriteText(Count == 0 ? "[]\n" : "]\n");
                break;
            case OutputFormat.Sarif:
                Data.WriteText(Data.Readable(SarifReport.Of(_findings, configuration)));
                break;
            case OutputFormat.Markdown:
                Data.WriteText(MarkdownReport.Of(_findings));
                break;
            case OutputFormat.Table when Count == 0:
                break;
            case OutputFormat.Table:
                Table.Write(screen, _headings, _findings.Select(Cells));
                break;
            default:
                Data.Write(screen, _findings, Json.Context.IReadOnlyListFinding);
                break;
        }
    }

    private static Cell[] Cells(Finding finding) =>
        [finding.Account, finding.Kind, finding.Id, finding.Name, new(finding.Detail, finding.Severity)];
}
