namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>What one contestant took in one round, for an operation.</summary>
internal readonly record struct Turn(double Nanoseconds, double Bytes);
