namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>
/// The rows of a service as readable text: aligned, with a paragraph for each operation and request that is hit.
/// </summary>
internal static class MatrixTable
{
    private static readonly MatrixRow _head = new(
        "operation",
        "hit",
        "fault",
        "the caller gets",
        "requests",
        "at the server"
    );

    public static string Write(IReadOnlyList<MatrixRow> rows)
    {
        MatrixRow[] all = [_head, .. rows];
        int[] widths =
        [
            .. Enumerable.Range(0, _head.Cells.Length).Select(column => all.Max(row => row.Cells[column].Length)),
        ];
        IEnumerable<string> paragraphs = rows.GroupBy(row => (row.Operation, row.Request))
            .Select(part => string.Concat(part.Select(row => Line(row, widths))));
        return Line(_head, widths) + "\n" + string.Join('\n', paragraphs);
    }

    /// <summary>The differences between two tables.</summary>
    public static IReadOnlyList<string> Compare(string expected, string actual)
    {
        string[] before = Lines(expected);
        string[] now = Lines(actual);
        return [.. before.Except(now).Select(line => $"- {line}"), .. now.Except(before).Select(line => $"+ {line}")];
    }

    private static string Line(MatrixRow row, int[] widths) =>
        string.Join("  ", row.Cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd() + '\n';

    private static string[] Lines(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
