using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>One workload at one place, with the figure of each contestant.</summary>
internal sealed record Cell(Workload Workload, Where Where, IReadOnlyList<Figure> Figures)
{
    public string Title => $"{Words.Of(Workload)}, {Words.Of(Where)}";

    public Figure Of(string contestant) => Figures.First(figure => figure.Contestant == contestant);
}
