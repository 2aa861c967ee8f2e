using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Client.Benchmarks.Measuring;

namespace ApiKeys.Client.Benchmarks.Reports;

/// <summary>An agreed ratio and the measured one.</summary>
internal sealed record Verdict(AgreedFigure Figure, double Measured)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public bool IsMet => Figure.IsMet(Measured);

    public bool IsBroken => Figure.IsBroken(Measured);

    /// <summary>Compares the results with the figures in <c>agreed.json</c>.</summary>
    public static IReadOnlyList<Verdict> On(IReadOnlyList<Cell> cells)
    {
        using Stream file = typeof(Verdict).Assembly.GetManifestResourceStream("agreed.json")!;
        AgreedFigure[] agreed = JsonSerializer.Deserialize<AgreedFigure[]>(file, _json)!;
        return
        [
            .. agreed
                .Where(figure => cells.Any(figure.IsAbout))
                .Select(figure => new Verdict(figure, figure.MeasuredIn(cells))),
        ];
    }
}
