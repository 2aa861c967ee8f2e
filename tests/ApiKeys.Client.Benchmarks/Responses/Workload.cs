namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>What is done over and over.</summary>
internal enum Workload
{
    List10,
    List1000,
    Create,
    Delete,
    Error,
}
