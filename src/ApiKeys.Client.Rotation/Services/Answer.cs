namespace ApiKeys.Client.Rotation.Services;

/// <summary>What a service says of a value.</summary>
/// <param name="Refusal">Why it does not accept the value; null when it does.</param>
/// <param name="ClockDifference">How far its clock is ahead of this machine's; null when it does not say.</param>
internal sealed record Answer(string? Refusal, TimeSpan? ClockDifference);
