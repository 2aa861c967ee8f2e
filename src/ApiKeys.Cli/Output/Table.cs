using Spectre.Console;
using Spectre.Console.Rendering;

namespace ApiKeys.Cli.Output;

/// <summary>A cell of a table: its text and its severity.</summary>
internal sealed record Cell(string Text, Severity Severity = Severity.None)
{
    public static implicit operator Cell(string? text) => new(text ?? "");
}

/// <summary>
/// Aligned columns. On a terminal they fit its width; elsewhere no line is broken, so that text tools can read them.
/// </summary>
internal static class Table
{
    private static readonly Padding _padding = new(0, 0, 2, 0);

    public static void Write(Screen screen, IReadOnlyList<string> headings, IEnumerable<Cell[]> rows)
    {
        Spectre.Console.Table table = new() { Border = TableBorder.None };
        foreach (string heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading)) { Padding = _padding });
        }

        foreach (Cell[] row in rows)
        {
            table.AddRow(row.Select(TextOf));
        }

        Write(screen, table);
    }

    /// <summary>Writes one object, with each member on a line.</summary>
    public static void WriteMembers(Screen screen, IEnumerable<(string Name, Cell Value)> members)
    {
        Grid grid = new();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = _padding });
        grid.AddColumn(new GridColumn { Padding = _padding });
        foreach ((string name, Cell value) in members)
        {
            grid.AddRow(new Text(name), TextOf(value));
        }

        Write(screen, grid);
    }

    /// <exception cref="OutputException">Standard output is full.</exception>
    private static void Write(Screen screen, IRenderable content)
    {
        try
        {
            Terminal.ForData(screen).Write(content);
        }
        catch (IOException exception)
        {
            throw new OutputException(exception.Message, exception);
        }
    }

    private static Text TextOf(Cell cell) => new(PlainText.OfCell(cell.Text), StyleOf(cell.Severity));

    private static Style StyleOf(Severity severity) =>
        severity switch
        {
            Severity.Now => new Style(Color.Red),
            Severity.Soon => new Style(Color.Yellow),
            _ => Style.Plain,
        };
}
