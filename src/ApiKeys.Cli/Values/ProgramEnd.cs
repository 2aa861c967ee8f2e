namespace ApiKeys.Cli.Values;

/// <summary>
/// The end of a program is its own. What it left running in the background may hold its streams for hours, and is not
/// waited for.
/// </summary>
internal static class ProgramEnd
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(2);

    /// <summary>Gives the streams of a program that has ended time to be read to their end.</summary>
    public static Task DrainAsync(Task streams) => Task.WhenAny(streams, Task.Delay(_grace, TimeProvider.System));
}
