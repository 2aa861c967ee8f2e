namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>The results of one contestant in one cell.</summary>
/// <param name="Contestant">The contestant.</param>
/// <param name="Turns">Its turns, one for each round; empty when the figure is void.</param>
/// <param name="Fault">The reason why the figure is void; null when it is valid.</param>
internal sealed record Figure(string Contestant, IReadOnlyList<Turn> Turns, string? Fault)
{
    public double Nanoseconds => Median(Turns.Select(static turn => turn.Nanoseconds));

    public double Bytes => Median(Turns.Select(static turn => turn.Bytes));

    /// <summary>
    /// The time as a ratio to another's: the median of the rounds, in each of which both ran under the same load.
    /// </summary>
    public double TimeBeside(Figure other) =>
        Median(Turns.Zip(other.Turns, static (own, others) => own.Nanoseconds / others.Nanoseconds));

    public double BytesBeside(Figure other) => Bytes / other.Bytes;

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
