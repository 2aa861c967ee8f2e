using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>The names of workloads and places in tables.</summary>
internal static class Words
{
    public static string Of(Workload workload) =>
        workload switch
        {
            Workload.List10 => "list 10",
            Workload.List1000 => "list 1,000",
            Workload.Create => "create",
            Workload.Delete => "delete",
            _ => "error",
        };

    public static string Of(Where where) =>
        where switch
        {
            Where.Memory => "in memory",
            Where.Loopback => "loopback",
            _ => "loopback, 1,000 at once",
        };
}
