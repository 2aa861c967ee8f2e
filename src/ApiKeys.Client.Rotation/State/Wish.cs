namespace ApiKeys.Client.Rotation.State;

/// <summary>What a person asked of the rotation.</summary>
/// <param name="Actor">Who asked.</param>
/// <param name="IsEmergency">Whether the present value leaked, so that there is no overlap.</param>
internal sealed record Wish(string Actor, bool IsEmergency);
