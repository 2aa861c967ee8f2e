namespace ApiKeys.Client.Rotation.State;

/// <summary>What keeps a policy from its next step.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Count">How often in a row.</param>
/// <param name="Kind">What failed, in one word.</param>
/// <param name="Text">What a person should know, without a secret.</param>
/// <param name="RetryAt">When the step is tried again.</param>
internal sealed record Failure(DateTimeOffset Since, int Count, string Kind, string Text, DateTimeOffset RetryAt);
