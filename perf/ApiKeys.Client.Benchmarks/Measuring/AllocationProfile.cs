using System.Globalization;
using System.Text;
using ApiKeys.Client.Benchmarks.Contestants;
using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>Lists the types that an operation allocates, for the SDK and for the full floor.</summary>
internal static class AllocationProfile
{
    private const double SampledBytes = 60e6;
    private const int Types = 25;

    private static readonly string[] _contestants = [Field.FloorFull, Field.Sdk];

    public static async Task<string> RunAsync(DateOnly expiry)
    {
        StringBuilder text = new();
        foreach (Workload workload in Enum.GetValues<Workload>())
        {
            text.AppendLine()
                .AppendLine(CultureInfo.InvariantCulture, $"{Words.Of(workload)}, bytes an operation by type");
            foreach (
                (string name, Func<Place, Contestant> create) in Field.All.Where(static contestant =>
                    _contestants.Contains(contestant.Name)
                )
            )
            {
                using Contestant contestant = create(
                    new(Runner.InMemory, expiry, new CannedHandler(CannedResponse.To(workload, expiry)))
                );
                text.AppendLine(CultureInfo.InvariantCulture, $"  {name}");
                await ProfileAsync(contestant.Call(workload), text);
            }
        }

        return text.ToString();
    }

    private static async Task ProfileAsync(Func<Task> call, StringBuilder text)
    {
        await CallAsync(call, 100);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await CallAsync(call, 100);
        double bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 100.0;
        using AllocationSamples samples = new();
        await CallAsync(call, (int)(SampledBytes / bytes));
        IReadOnlyDictionary<string, long> found = await samples.EndAsync();
        double whole = found.Values.Sum();
        foreach ((string type, long amount) in found.OrderByDescending(static sample => sample.Value).Take(Types))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {bytes * amount / whole, 10:0} {type}");
        }
    }

    private static async Task CallAsync(Func<Task> call, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await call();
        }
    }
}
