using Spectre.Console;

namespace ApiKeys.Cli.Output;

/// <summary>
/// The consoles for tables and questions. Both are expensive to load, so each is created only when it is used.
/// </summary>
internal static class Terminal
{
    /// <summary>A width at which nothing is broken.</summary>
    public const int UnlimitedWidth = 1 << 16;

    /// <summary>
    /// Whether the terminal understands control sequences. Without TERM, or with <c>TERM=dumb</c>, it shows them as text.
    /// </summary>
    public static bool HasControlSequences { get; } =
        OperatingSystem.IsWindows()
            ? Environment.GetEnvironmentVariable("TERM") != "dumb"
            : Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";

    /// <summary>Standard output, where it is a terminal.</summary>
    public static IAnsiConsole ForData(Screen screen) =>
        On(Console.Out, Console.IsOutputRedirected, screen.HasColor, InteractionSupport.No);

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
                Ansi = isRedirected || !HasControlSequences ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem =
                    isRedirected || !hasColor || !HasControlSequences
                        ? ColorSystemSupport.NoColors
                        : ColorSystemSupport.Detect,
                Interactive = interaction,
                Out = new AnsiConsoleOutput(writer),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
}
