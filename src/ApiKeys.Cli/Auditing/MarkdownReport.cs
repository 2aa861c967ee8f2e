using System.Globalization;
using System.Text;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Auditing;

/// <summary>Findings as Markdown: a table that the summary of a pipeline or an issue shows.</summary>
internal static class MarkdownReport
{
    // What Markdown, and the HTML in it, would act on. Names of keys come from the service.
    private const string Marks = "\\`*_{}[]()#+!|<>~&";

    public static string Of(IReadOnlyList<Finding> findings)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"## Findings at API keys: {findings.Count}\n");
        if (findings.Count > 0)
        {
            text.Append("\n| account | finding | key | detail |\n|---|---|---|---|\n");
        }

        foreach (Finding finding in findings)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Cell(finding.Account)} | {finding.Kind} | {Cell(finding.Name ?? finding.Id)} | {Cell(finding.Detail)} |\n"
            );
        }

        return text.ToString();
    }

    private static string Cell(string? text)
    {
        StringBuilder cell = new();
        foreach (char character in PlainText.OfCell(text ?? ""))
        {
            cell.Append(Marks.Contains(character, StringComparison.Ordinal) ? $"\\{character}" : $"{character}");
        }

        return cell.ToString();
    }
}
