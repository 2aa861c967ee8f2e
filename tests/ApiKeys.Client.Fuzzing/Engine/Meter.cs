namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>Measures what one input costs the thread that reads it: time of a processor, and memory.</summary>
internal readonly struct Meter()
{
    private readonly long _bytes = GC.GetAllocatedBytesForCurrentThread();
    private readonly TimeSpan _since = ThreadClock.Now;

    public TimeSpan Time => ThreadClock.Now - _since;

    public long Bytes => GC.GetAllocatedBytesForCurrentThread() - _bytes;

    /// <summary>The shortest time that an input takes: the first times are longer.</summary>
    public static TimeSpan ShortestTime(Parser parser, byte[] input, int times)
    {
        TimeSpan shortest = TimeSpan.MaxValue;
        for (int i = 0; i < times; i++)
        {
            Meter meter = new();
            parser.Read(input);
            shortest = meter.Time < shortest ? meter.Time : shortest;
        }

        return shortest;
    }
}
