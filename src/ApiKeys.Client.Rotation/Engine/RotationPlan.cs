namespace ApiKeys.Client.Rotation;

/// <summary>What a rotation would do next. Making it changes nothing.</summary>
public sealed class RotationPlan
{
    /// <summary>Gets how the policy is.</summary>
    public required RotationStatus Status { get; init; }

    /// <summary>Gets what would happen next, in words.</summary>
    public required string Next { get; init; }

    /// <summary>Gets the names of keys at the service that would be deleted, because no state lets them live.</summary>
    public required IReadOnlyList<string> WouldDelete { get; init; }
}
