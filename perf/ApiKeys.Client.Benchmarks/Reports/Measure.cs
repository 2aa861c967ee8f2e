namespace ApiKeys.Client.Benchmarks.Reports;

/// <summary>The compared quantities.</summary>
internal enum Measure
{
    /// <summary>The time of an operation.</summary>
    Time,

    /// <summary>The bytes that an operation allocates.</summary>
    Bytes,

    /// <summary>Operations per time.</summary>
    Throughput,
}
