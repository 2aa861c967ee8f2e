using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ApiKeys.Client.Benchmarks.Contestants;
using ApiKeys.Client.Benchmarks.Measuring;

namespace ApiKeys.Client.Benchmarks.Reports;

/// <summary>Writes the results for people.</summary>
internal static class MarkdownReport
{
    public static string Of(IReadOnlyList<Cell> cells, IReadOnlyList<Verdict> verdicts)
    {
        StringBuilder text = new();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
                + $"{RuntimeInformation.FrameworkDescription}. Ratios: time / allocated bytes."
        );
        text.AppendLine();
        Row(text, ["", Field.Floor, .. Others.Select(static name => name)]);
        Row(text, ["---", .. Field.All.Select(static _ => "---:")]);
        foreach (Cell cell in cells)
        {
            Figure floor = cell.Of(Field.Floor);
            Row(text, [cell.Title, Absolute(floor), .. Others.Select(name => Ratios(cell.Of(name), floor))]);
        }

        text.AppendLine();
        Row(text, ["agreed", "", "measured", ""]);
        Row(text, ["---", "---:", "---:", "---"]);
        foreach (Verdict verdict in verdicts)
        {
            Row(
                text,
                [
                    verdict.Figure.Title,
                    $"{(verdict.Figure.Measure == Measure.Throughput ? "≥" : "≤")} {Number(verdict.Figure.Agreed)}",
                    Number(verdict.Measured),
                    Judgement(verdict),
                ]
            );
        }

        return text.ToString();
    }

    private static IEnumerable<string> Others =>
        Field.All.Select(static contestant => contestant.Name).Where(static name => name != Field.Floor);

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    private static string Absolute(Figure figure) =>
        figure.Fault is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Nanoseconds / 1000:0.00} µs / {figure.Bytes / 1000:0.0} KB"
            )
            : "void";

    private static string Ratios(Figure figure, Figure floor) =>
        figure.Fault is null ? $"{Number(figure.TimeBeside(floor))} / {Number(figure.BytesBeside(floor))}" : "void";

    private static string Judgement(Verdict verdict) =>
        verdict.IsMet ? "met"
        : double.IsNaN(verdict.Measured) ? "void"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"missed by {Math.Abs(verdict.Measured - verdict.Figure.Agreed) / verdict.Figure.Agreed:0 %}"
        );

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
