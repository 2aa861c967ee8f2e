using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>
/// How long it takes: the rounds that count, how long a contestant's turn lasts in each, and how long it is warmed up
/// before.
/// </summary>
internal sealed record Plan(int Rounds, TimeSpan Turn, TimeSpan WarmUp)
{
    public static Plan Quick { get; } = new(5, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(300));

    public static Plan Full { get; } = new(21, TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(1));

    /// <summary>What is measured, in the order of the table.</summary>
    public static IReadOnlyList<(Workload Workload, Where Where)> Cells { get; } =
    [
        .. Enum.GetValues<Workload>().Select(static workload => (workload, Where.Memory)),
        .. Enum.GetValues<Workload>().Select(static workload => (workload, Where.Loopback)),
        (Workload.List10, Where.Crowd),
    ];
}
