namespace ApiKeys.Cli.Values;

/// <summary>
/// Waits for the output of a program that has ended. What it left running in the background may hold its streams for
/// hours, and is not waited for.
/// </summary>
internal static class ProgramEnd
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(2);

    /// <summary>Gives the streams of an ended program time to be read to their end.</summary>
    public static Task DrainAsync(Task streams) => Task.WhenAny(streams, Task.Delay(_grace, TimeProvider.System));
}
