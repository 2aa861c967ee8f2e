namespace ApiKeys.Client.Rotation;

/// <summary>How a policy is.</summary>
public sealed class RotationStatus
{
    /// <summary>Gets the name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Gets the name of the account.</summary>
    public required string Account { get; init; }

    /// <summary>Gets where it is in its rotation.</summary>
    public RotationPhase Phase { get; init; }

    /// <summary>Gets how many values were published.</summary>
    public int Generation { get; init; }

    /// <summary>Gets the name of the current key; null before the first.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the fingerprint of the current value; null when there is none.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Gets when the current value was made; null before the first.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Gets the earliest instant at which the current value can expire; null when it never does.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets when the next rotation begins; null when it never does by itself.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>Gets when the engine looks at the policy again; null when only a person brings it further.</summary>
    public DateTimeOffset? NextStep { get; init; }

    /// <summary>Gets when a rotation last came to its end; null before the first.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Gets how many keys of the policy should exist now, those on their way to be deleted included.</summary>
    public int LiveKeys { get; init; }

    /// <summary>
    /// Gets how many programs were seen with the current value; null when the policy does not ask for any, or there is
    /// no value yet.
    /// </summary>
    public int? ConsumersSeen { get; init; }

    /// <summary>Gets a value indicating whether a person paused it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Gets a value indicating whether a step should have happened and has not.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Gets since when its next step fails; null when it does not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Gets why its next step fails, without a secret; null when it does not.</summary>
    public string? Failure { get; init; }

    /// <summary>Gets what happened to the current key that the rotation did not do; null when nothing did.</summary>
    public string? Drift { get; init; }

    /// <summary>
    /// Gets what the current key has that the policy does not say, such as other scopes; null when nothing. A key that
    /// a
    /// person adopted may differ until it is replaced.
    /// </summary>
    public string? Difference { get; init; }
}
