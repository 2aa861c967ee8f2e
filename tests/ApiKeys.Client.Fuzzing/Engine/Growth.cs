using ApiKeys.Client.Fuzzing.Mutation;

namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>
/// A seed with a piece repeated up to two lengths, to check whether time grows faster than the input.
/// </summary>
internal sealed record Growth(byte[] Shorter, byte[] Longer)
{
    // The longer one stays below the large object heap, whose collection would take extra time.
    private const int Short = 8 * 1024;
    private const int Factor = 4;
    private const double Steepest = 2.5 * Factor;
    private static readonly TimeSpan _measurable = TimeSpan.FromMilliseconds(1);

    public static Growth Of(Mutator mutator, Random random)
    {
        byte[] seed = random.Of(mutator.Seeds);
        byte[] piece = mutator.Piece(random);
        int at = random.Next(seed.Length + 1);
        return new(Pumped(seed, at, piece, Short), Pumped(seed, at, piece, Short * Factor));
    }

    /// <summary>
    /// Whether the longer one takes far more time than its length explains. A suspicious result is measured again, more
    /// precisely.
    /// </summary>
    public bool IsSteepFor(Parser parser) => new[] { 1, 3, 10, 30 }.All(times => IsSteepFor(parser, times));

    /// <summary>
    /// The shorter one goes first each time, so that code that the runtime optimizes meanwhile does not make the longer
    /// one look slow.
    /// </summary>
    private bool IsSteepFor(Parser parser, int times)
    {
        (TimeSpan shorter, TimeSpan longer) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (int i = 0; i < times; i++)
        {
            shorter = TimeSpan.FromTicks(Math.Min(shorter.Ticks, Meter.ShortestTime(parser, Shorter, times: 1).Ticks));
            longer = TimeSpan.FromTicks(Math.Min(longer.Ticks, Meter.ShortestTime(parser, Longer, times: 1).Ticks));
        }

        return longer > _measurable && longer / shorter > Steepest;
    }

    private static byte[] Pumped(byte[] seed, int at, byte[] piece, int length) =>
        [
            .. seed.AsSpan(0, at),
            .. Enumerable.Repeat(piece, length / piece.Length).SelectMany(static bytes => bytes),
            .. seed.AsSpan(at),
        ];
}
