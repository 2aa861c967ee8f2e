namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>The cost of an operation for one contestant in one round.</summary>
internal readonly record struct Turn(double Nanoseconds, double Bytes);
