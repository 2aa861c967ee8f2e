using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Client.Benchmarks.Measuring;

namespace ApiKeys.Client.Benchmarks.Reports;

/// <summary>Writes the results for programs, with every round.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Of(IReadOnlyList<Cell> cells, IReadOnlyList<Verdict> verdicts) =>
        JsonSerializer.Serialize(
            new
            {
                Cores = Environment.ProcessorCount,
                System = RuntimeInformation.OSDescription,
                Framework = RuntimeInformation.FrameworkDescription,
                Cells = cells,
                Agreed = verdicts,
            },
            _json
        );
}
