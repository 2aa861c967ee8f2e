namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>Where the responses come from, and how many callers there are.</summary>
internal enum Where
{
    /// <summary>From a handler in this process; one caller.</summary>
    Memory,

    /// <summary>From another process; one caller.</summary>
    Loopback,

    /// <summary>From another process, to 1,000 calls at once, over connections that are kept.</summary>
    Crowd,
}
