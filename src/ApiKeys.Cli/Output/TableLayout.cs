namespace ApiKeys.Cli.Output;

/// <summary>
/// The widths of the columns of a table at a terminal. Ids and names of accounts are never broken, because they are
/// copied; the other columns give way, the widest first.
/// </summary>
internal static class TableLayout
{
    /// <summary>The blanks between two columns.</summary>
    public const int Gap = 2;

    private const int NarrowTerminal = 60;
    private const int LeastWidth = 10;
    private static readonly string[] _unbroken = ["ACCOUNT", "ID"];

    /// <summary>The widths; null when there is no room for columns, so that each row becomes a block.</summary>
    public static int[]? Widths(IReadOnlyList<string> headings, IReadOnlyList<string[]> rows, int available)
    {
        int[] widths =
        [
            .. headings.Select(
                (heading, column) => rows.Select(row => TextWidth.Of(row[column])).Append(heading.Length).Max()
            ),
        ];
        int[] least = [.. headings.Select((heading, column) => Least(heading, widths[column]))];
        int room = available - (Gap * (widths.Length - 1));
        if (widths.Sum() <= room)
        {
            return widths;
        }

        return available < NarrowTerminal || least.Sum() > room ? null : Shrunk(widths, least, room);
    }

    private static int Least(string heading, int width) =>
        _unbroken.Contains(heading) ? width : Math.Min(width, Math.Max(LeastWidth, heading.Length));

    private static int[] Shrunk(int[] widths, int[] least, int room)
    {
        while (widths.Sum() > room)
        {
            int widest = Enumerable
                .Range(0, widths.Length)
                .Where(column => widths[column] > least[column])
                .MaxBy(column => widths[column]);
            widths[widest]--;
        }

        return widths;
    }
}
