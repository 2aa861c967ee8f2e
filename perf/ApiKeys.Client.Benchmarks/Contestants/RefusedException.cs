namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>The exception of contestants without their own.</summary>
internal sealed class RefusedException(int status, string? said)
    : Exception($"The service responded with status {status} and says: {said}")
{
    public int Status { get; } = status;

    public string? Said { get; } = said;
}
