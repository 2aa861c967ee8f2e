using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Auditing;

/// <summary>Shows findings in the requested format.</summary>
internal static class FindingView
{
    private static readonly string[] _headings = ["ACCOUNT", "FINDING", "ID", "NAME", "DETAIL"];

    public static void Write(Screen screen, IReadOnlyList<Finding> findings)
    {
        if (screen.IsData)
        {
            Data.Write(screen, findings, Json.Context.IReadOnlyListFinding);
        }
        else if (findings.Count > 0)
        {
            Table.Write(
                screen,
                _headings,
                findings.Select(finding =>
                    new Cell[]
                    {
                        finding.Account,
                        finding.Kind,
                        finding.Id,
                        finding.Name,
                        new(finding.Detail, finding.Severity),
                    }
                )
            );
        }
    }
}
