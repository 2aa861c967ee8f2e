using Spectre.Console;

namespace ApiKeys.Cli.Output;

/// <summary>
/// The consoles for tables and questions. Both are expensive to load, so each is created only when it is used.
/// </summary>
internal static class Terminal
{
    private const int UnlimitedWidth = 1 << 16;

    /// <summary>Standard output. If it is not a terminal, there is no colour, and no line is broken.</summary>
    public static IAnsiConsole ForData(Screen screen)
    {
        IAnsiConsole console = On(Console.Out, Console.IsOutputRedirected, screen.HasColor, InteractionSupport.No);
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = UnlimitedWidth;
        }

        return console;
    }

    /// <summary>Standard error, for questions.</summary>
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
