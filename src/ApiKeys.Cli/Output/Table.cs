using Spectre.Console;

namespace ApiKeys.Cli.Output;

/// <summary>A cell of a table: its text, and how near it is to trouble.</summary>
internal sealed record Cell(string Text, Urgency Urgency = Urgency.None)
{
    public static implicit operator Cell(string? text) => new(text ?? "");
}

/// <summary>Aligned columns. At a terminal they fit its width; elsewhere no line is broken, so that programs for text can read them.</summary>
internal static class Table
{
    private const int UnlimitedWidth = 1 << 16;

    public static void Write(Screen screen, IReadOnlyList<string> headings, IEnumerable<Cell[]> rows)
    {
        Spectre.Console.Table table = new() { Border = TableBorder.None };
        foreach (string heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading)) { Padding = new Padding(0, 0, 2, 0) });
        }

        foreach (Cell[] row in rows)
        {
            table.AddRow(row.Select(cell => new Text(PlainText.Of(cell.Text), StyleOf(cell.Urgency))));
        }

        ConsoleOn(Console.Out, Console.IsOutputRedirected, screen).Write(table);
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool isRedirected, Screen screen)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected || !screen.HasColor ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected || !screen.HasColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (isRedirected)
        {
            console.Profile.Width = UnlimitedWidth;
        }

        return console;
    }

    private static Style StyleOf(Urgency urgency) => urgency switch
    {
        Urgency.Now => new Style(Color.Red),
        Urgency.Soon => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
