using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>The duration: the rounds that count, the length of a contestant's turn, and that of its warm-up.</summary>
internal sealed record Plan(int Rounds, TimeSpan Turn, TimeSpan WarmUp)
{
    public static Plan Quick { get; } = new(5, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(300));

    public static Plan Full { get; } = new(21, TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(1));

    /// <summary>The measurements, in the order of the table.</summary>
    public static IReadOnlyList<(Workload Workload, Where Where)> Cells { get; } =
    [
        .. Enum.GetValues<Workload>().Select(static workload => (workload, Where.Memory)),
        .. Enum.GetValues<Workload>().Select(static workload => (workload, Where.Loopback)),
        (Workload.List10, Where.Crowd),
    ];
}
