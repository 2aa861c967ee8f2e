using Spectre.Console;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Rows for people. On a terminal they fit its width. Elsewhere a row is one line with a tab between two columns, so
/// that text tools can read it.
/// </summary>
internal static class Table
{
    public static void Write(Screen screen, IReadOnlyList<string> headings, IEnumerable<Cell[]> rows)
    {
        Cell[][] cells = [.. rows.Select(row => row.Select(Plain).ToArray())];
        if (Console.IsOutputRedirected)
        {
            IEnumerable<string> lines = cells.Select(row => Tabbed(row.Select(static cell => cell.Text)));
            Data.WriteText(string.Concat(lines.Prepend(Tabbed(headings))));
        }
        else
        {
            WriteToTerminal(screen, headings, cells);
        }
    }

    /// <summary>Writes one object, with each member on a line.</summary>
    public static void WriteMembers(Screen screen, IEnumerable<(string Name, Cell Value)> members)
    {
        (string Name, Cell Value)[] all = [.. members.Select(member => (member.Name, Plain(member.Value)))];
        if (Console.IsOutputRedirected)
        {
            Data.WriteText(string.Concat(all.Select(member => Tabbed([member.Name, member.Value.Text]))));
        }
        else
        {
            TerminalText text = new(screen);
            WriteBlock(text, all);
            text.Write();
        }
    }

    private static void WriteToTerminal(Screen screen, IReadOnlyList<string> headings, Cell[][] rows)
    {
        TerminalText text = new(screen);
        string[][] texts = [.. rows.Select(row => row.Select(static cell => cell.Text).ToArray())];
        if (TableLayout.Widths(headings, texts, text.Width) is { } widths)
        {
            foreach (Cell[] row in rows.Prepend([.. headings.Select(static heading => (Cell)heading)]))
            {
                WriteRow(text, row, widths);
            }
        }
        else
        {
            WriteBlocks(text, headings, rows);
        }

        text.Write();
    }

    private static void WriteBlocks(TerminalText text, IReadOnlyList<string> headings, Cell[][] rows)
    {
        foreach ((int index, Cell[] row) in rows.Index())
        {
            if (index > 0)
            {
                text.EndLine();
            }

            WriteBlock(text, [.. headings.Zip(row).Where(static member => member.Second.Text.Length > 0)]);
        }
    }

    private static void WriteRow(TerminalText text, Cell[] row, int[] widths)
    {
        IReadOnlyList<string>[] lines = [.. row.Select((cell, column) => TextWidth.Wrap(cell.Text, widths[column]))];
        for (int line = 0; line < lines.Max(static cell => cell.Count); line++)
        {
            int at = 0;
            int start = 0;
            for (int column = 0; column < row.Length; column++)
            {
                string part = line < lines[column].Count ? lines[column][line] : "";
                if (part.Length > 0)
                {
                    text.Append(new string(' ', start - at), Severity.None);
                    text.Append(part, row[column].Severity);
                    at = start + TextWidth.Of(part);
                }

                start += widths[column] + TableLayout.Gap;
            }

            text.EndLine();
        }
    }

    private static void WriteBlock(TerminalText text, IReadOnlyList<(string Name, Cell Value)> members)
    {
        int start = members.Max(static member => TextWidth.Of(member.Name)) + TableLayout.Gap;
        foreach ((string name, Cell value) in members)
        {
            string label = name;
            foreach (string line in TextWidth.WrapWords(value.Text, text.Width - start))
            {
                text.Append(label, Severity.None);
                text.Append(line.Length > 0 ? new string(' ', start - TextWidth.Of(label)) : "", Severity.None);
                text.Append(line, value.Severity);
                text.EndLine();
                label = "";
            }
        }
    }

    private static Cell Plain(Cell cell) => cell with { Text = PlainText.OfCell(cell.Text) };

    private static string Tabbed(IEnumerable<string> texts) => string.Join('\t', texts).TrimEnd('\t') + "\n";
}
