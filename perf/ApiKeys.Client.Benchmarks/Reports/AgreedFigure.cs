using System.Text.Json.Serialization;
using ApiKeys.Client.Benchmarks.Measuring;
using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Reports;

/// <summary>A ratio that was agreed on.</summary>
internal sealed record AgreedFigure
{
    private const double BytesTolerance = 1.05;
    private const double TimeTolerance = 2;

    public required Workload Workload { get; init; }

    public required Where Where { get; init; }

    public required string Contestant { get; init; }

    /// <summary>The contestant to compare with.</summary>
    public required string Beside { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>The ratio: a maximum, or a minimum for throughput.</summary>
    public required double Agreed { get; init; }

    /// <summary>
    /// The current ratio where the agreed one is not reached yet: the check uses it, so that it gets no worse. Null
    /// where the agreed one is reached.
    /// </summary>
    public double? Reached { get; init; }

    [JsonIgnore]
    public string Title =>
        $"{Contestant} beside {Beside}: {Words.Of(Workload)}, {Words.Of(Where)}, {Measure.ToString().ToLowerInvariant()}";

    public bool IsAbout(Cell cell) => cell.Workload == Workload && cell.Where == Where;

    public double MeasuredIn(IEnumerable<Cell> cells)
    {
        Cell cell = cells.First(IsAbout);
        Figure own = cell.Of(Contestant),
            other = cell.Of(Beside);
        return Measure switch
        {
            Measure.Bytes => own.BytesBeside(other),
            Measure.Time => own.TimeBeside(other),
            _ => 1 / own.TimeBeside(other),
        };
    }

    public bool IsMet(double measured) => Measure == Measure.Throughput ? measured >= Agreed : measured <= Agreed;

    /// <summary>Whether it is missed by more than a busy machine can explain.</summary>
    public bool IsBroken(double measured) =>
        Measure switch
        {
            Measure.Bytes => !(measured <= (Reached ?? Agreed) * BytesTolerance),
            Measure.Time => !(measured <= (Reached ?? Agreed) * TimeTolerance),
            _ => !(measured >= (Reached ?? Agreed) / TimeTolerance),
        };
}
