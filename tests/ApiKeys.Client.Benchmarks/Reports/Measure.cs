namespace ApiKeys.Client.Benchmarks.Reports;

/// <summary>What is compared.</summary>
internal enum Measure
{
    /// <summary>The time of an operation.</summary>
    Time,

    /// <summary>The bytes that an operation allocates.</summary>
    Bytes,

    /// <summary>Operations in a time.</summary>
    Throughput,
}
