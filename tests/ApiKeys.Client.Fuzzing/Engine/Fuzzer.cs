namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>Reads generated inputs with one parser until one fails. The same seed generates the same inputs.</summary>
/// <param name="parser">The parser that reads them.</param>
/// <param name="seed">The seed of the generated inputs.</param>
/// <param name="measuresGrowth">
/// Whether to measure also how the time grows with the length of the input. That needs a machine without other load.
/// </param>
internal sealed class Fuzzer(Parser parser, int seed, bool measuresGrowth = true)
{
    private const int InputsPerProbe = 1000;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(1);

    private readonly Random _random = new(seed ^ StableHash(parser.Name));
    private readonly Tally _tally = new(parser.Name);

    public Tally Run(long count)
    {
        foreach (byte[] input in parser.Mutator.Seeds.TakeWhile(_ => _tally.Find is null))
        {
            Check(input, isWarm: false);
        }

        for (long i = 0; i < count / parser.Cost && _tally.Find is null; i++)
        {
            Check(parser.Mutator.Next(_random), isWarm: true);
            if (measuresGrowth && i % InputsPerProbe == 0)
            {
                Probe(Growth.Of(parser.Mutator, _random));
            }
        }

        return _tally;
    }

    /// <summary>Reads a stored input.</summary>
    public Find? Check(byte[] input)
    {
        Check(input, isWarm: false);
        return _tally.Find;
    }

    private void Probe(Growth growth)
    {
        foreach (byte[] input in new[] { growth.Shorter, growth.Longer }.TakeWhile(_ => _tally.Find is null))
        {
            Check(input, isWarm: false);
        }

        if (_tally.Find is null && growth.IsSteepFor(parser))
        {
            _tally.Find = new Find(
                parser.Name,
                seed,
                growth.Longer,
                new BrokenPromiseException("Four times the input takes far more than four times the time.")
            );
        }
    }

    private void Check(byte[] input, bool isWarm)
    {
        try
        {
            Meter meter = new();
            bool isAccepted = parser.Read(input);
            (long bytes, TimeSpan time) = (meter.Bytes, meter.Time);
            _tally.Find = Excess(input, time, bytes) is { } excess
                ? new Find(parser.Name, seed, input, new BrokenPromiseException(excess))
                : null;
            if (isWarm)
            {
                _tally.Add(isAccepted, time, bytes);
            }
        }
#pragma warning disable CA1031 // Whatever comes out is a find.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            (byte[] shortest, Exception same) = Shrinking.Shrink(parser, input, fault);
            _tally.Find = new Find(parser.Name, seed, shortest, same);
        }
    }

    /// <summary>The exceeded limit of time or memory; null when there is none.</summary>
    private string? Excess(byte[] input, TimeSpan time, long bytes)
    {
        long most = parser.MostAllocated.Fixed + ((long)parser.MostAllocated.PerByte * input.Length);
        return time > _limit && Meter.ShortestTime(parser, input, times: 3) > _limit ? $"It takes {time}."
            : bytes > most && AllocatedAgain(input) > most
                ? $"It allocates {bytes} bytes for {input.Length}, and may {most}."
            : null;
    }

    /// <summary>The first read of each kind pays for what the runtime caches.</summary>
    private long AllocatedAgain(byte[] input)
    {
        Meter meter = new();
        parser.Read(input);
        return meter.Bytes;
    }

    /// <summary>The same in every process, so that a seed is reproducible.</summary>
    private static int StableHash(string text) => text.Aggregate(17, static (hash, c) => unchecked((hash * 31) + c));
}
