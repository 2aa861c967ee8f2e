namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>Measures the cost of one input for the thread that reads it: processor time and memory.</summary>
internal readonly struct Meter()
{
    private readonly long _bytes = GC.GetAllocatedBytesForCurrentThread();
    private readonly TimeSpan _since = ThreadClock.Now;

    public TimeSpan Time => ThreadClock.Now - _since;

    public long Bytes => GC.GetAllocatedBytesForCurrentThread() - _bytes;

    /// <summary>The shortest time for an input, because the first runs take longer.</summary>
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
