namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>The source of the responses, and the number of callers.</summary>
internal enum Where
{
    /// <summary>From a handler in this process; one caller.</summary>
    Memory,

    /// <summary>From another process; one caller.</summary>
    Loopback,

    /// <summary>From another process, to 1,000 concurrent calls, over persistent connections.</summary>
    Crowd,
}
