namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>The operation that is measured.</summary>
internal enum Workload
{
    List10,
    List1000,
    Create,
    Delete,
    Error,
}
