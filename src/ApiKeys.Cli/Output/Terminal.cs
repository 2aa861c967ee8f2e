using Spectre.Console;

namespace ApiKeys.Cli.Output;

/// <summary>
/// The consoles that tables and questions are drawn on. Both are expensive to load, and made only where one is drawn.
/// </summary>
internal static class Terminal
{
    private const int UnlimitedWidth = 1 << 16;

    /// <summary>Standard output. Where nobody looks at it there is no colour, and no line is broken.</summary>
    public static IAnsiConsole ForData(Screen screen)
    {
        IAnsiConsole console = On(Console.Out, Console.IsOutputRedirected, screen.HasColor, InteractionSupport.No);
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = UnlimitedWidth;
        }

        return console;
    }

    /// <summary>Standard error, where people are asked.</summary>
    public static IAnsiConsole ForPeople(Screen screen) =>
        On(Console.Error, Console.IsErrorRedirected, screen.HasColor, InteractionSupport.Detect);

    private static IAnsiConsole On(
        TextWriter writer,
        bool isRedirected,
        bool hasColor,
        InteractionSupport interaction
    ) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = isRedirected || !hasColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Interactive = interaction,
                Out = new AnsiConsoleOutput(writer),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
}
