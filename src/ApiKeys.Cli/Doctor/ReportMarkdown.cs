using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Cli.Doctor;

/// <summary>Writes a report as Markdown.</summary>
internal static class ReportMarkdown
{
    public static string Of(JsonObject report)
    {
        StringBuilder text = new();
        text.Append("# apikeys doctor: ").Append(report["service"]).Append("\n\nTool: ").Append(report["tool"]);
        text.Append("\n\n| check | verdict | assumption | evidence | options |\n|---|---|---|---|---|\n");
        foreach (JsonNode? finding in report["findings"]!.AsArray())
        {
            string options = string.Join(
                ", ",
                finding!["options"]!
                    .AsObject()
                    .Select(static o => $"{o.Value}" is { Length: > 0 } value ? $"`{o.Key}={value}`" : $"`{o.Key}`")
            );
            string?[] cells =
            [
                $"`{finding["check"]}`",
                $"{finding["verdict"]}",
                $"{finding["assumption"]}",
                $"{finding["evidence"]}",
                options,
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");
        }

        text.Append("\n## Exchanges\n");
        foreach (JsonNode? exchange in report["exchanges"]!.AsArray())
        {
            text.Append("\n```text\n").Append(exchange!["request"]).Append('\n');
            text.Append(exchange["body"] is { } body ? $"{body}\n" : "");
            text.Append("→ ").Append(exchange["response"]).Append('\n').Append(exchange["shape"]).Append("\n```\n");
        }

        return text.ToString();
    }

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal);
}
