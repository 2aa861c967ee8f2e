using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>What came of an effect.</summary>
internal abstract record Observation
{
    private Observation() { }

    internal sealed record Surveyed(IReadOnlyList<SeenKey> Keys) : Observation;

    /// <summary>The key exists, and its value is here.</summary>
    internal sealed record Created(HeldKey Key) : Observation;

    /// <summary>The service said whether the value is accepted.</summary>
    internal sealed record Verified(bool IsAccepted, string? Reason, int Consumers) : Observation;

    internal sealed record Done : Observation;

    /// <summary>It failed, or nobody knows.</summary>
    /// <param name="Kind">What failed, in one word.</param>
    /// <param name="Text">What a person should know.</param>
    /// <param name="IsTransient">Whether it may succeed soon without a change.</param>
    /// <param name="RetryAfter">How long the service wants to be left alone.</param>
    internal sealed record Failed(string Kind, string Text, bool IsTransient = true, TimeSpan? RetryAfter = null)
        : Observation;
}

/// <summary>A key at the service.</summary>
internal sealed record SeenKey(string Id, string Name, bool IsEnabled)
{
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public DateTimeOffset? ExpiresAt { get; init; }
}
