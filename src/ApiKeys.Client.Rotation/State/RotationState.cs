namespace ApiKeys.Client.Rotation.State;

/// <summary>All that is known about the rotation of one policy. It holds no value that is not protected.</summary>
internal sealed record RotationState
{
    /// <summary>Gets the name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>
    /// Gets eight hexadecimal digits in the names of all keys of this policy, by which they are known as its own.
    /// </summary>
    public required string Mark { get; init; }

    /// <summary>Gets the number of the newest attempt.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets how many values were published.</summary>
    public int Generation { get; init; }

    public RotationPhase Phase { get; init; }

    public Attempt? Attempt { get; init; }

    public HeldKey? Current { get; init; }

    public HeldKey? Pending { get; init; }

    public IReadOnlyList<RetiredKey> Retired { get; init; } = [];

    public IReadOnlyList<RevokedKey> Revoked { get; init; } = [];

    /// <summary>Gets when the phase was entered.</summary>
    public DateTimeOffset PhaseSince { get; init; }

    /// <summary>Gets when all sinks had the current value; null while they have not. The overlap begins then.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>
    /// Gets when the keys at the service were last compared with this state; null when that has to be done before the
    /// next step.
    /// </summary>
    public DateTimeOffset? SurveyedAt { get; init; }

    /// <summary>Gets how many keys of the policy existed then.</summary>
    public int Seen { get; init; }

    /// <summary>
    /// Gets when the current value is tried once more: daily, and after a request of a frozen process could have ended
    /// it; null when it need not be.
    /// </summary>
    public DateTimeOffset? RecheckAt { get; init; }

    /// <summary>Gets when missing consumers are counted again; null when none were missing yet.</summary>
    public DateTimeOffset? ConsumersAt { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public Failure? Failure { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Gets what a person asked for and has not got yet.</summary>
    public Wish? Wish { get; init; }

    /// <summary>Gets what happened to the current key that the rotation did not do; null when nothing did.</summary>
    public string? Drift { get; init; }

    /// <summary>Gets what the current key has that the policy or this state does not say; null when nothing.</summary>
    public string? Difference { get; init; }

    /// <summary>Whether a key at the service is one that this state keeps.</summary>
    public bool Keeps(string id) =>
        Current?.Id == id || Pending?.Id == id || Retired.Any(retired => retired.Key.Id == id);

    /// <summary>Whether a key at the service is revoked.</summary>
    public bool IsRevoked(string id, string name) => Revoked.Any(revoked => revoked.Is(id, name));
}
