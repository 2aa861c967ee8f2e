using System.Text.Json.Serialization;

namespace ApiKeys.Client.Rotation;

/// <summary>Where a policy is in its rotation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RotationPhase>))]
public enum RotationPhase
{
    /// <summary>Nothing is under way.</summary>
    Steady,

    /// <summary>A rotation is due and waits for a person to approve it.</summary>
    AwaitingApproval,

    /// <summary>The name of the new key is committed. Its request may have left.</summary>
    Issuing,

    /// <summary>The new value is on disk and not verified yet.</summary>
    Issued,

    /// <summary>The new value is the current one, and the old key still works.</summary>
    Published,

    /// <summary>
    /// The overlap is over, and the old key is disabled for the grace period. Services that cannot disable skip this.
    /// </summary>
    Disabling,

    /// <summary>The old key is on its way to be deleted.</summary>
    Revoking,

    /// <summary>The old key is about to be the current one again.</summary>
    RollingBack,
}
