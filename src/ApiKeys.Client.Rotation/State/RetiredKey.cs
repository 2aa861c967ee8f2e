namespace ApiKeys.Client.Rotation.State;

/// <summary>A key that was the current one and still exists.</summary>
/// <param name="Key">The key.</param>
/// <param name="Overlap">For how long it works after its successor was delivered.</param>
/// <param name="DisabledAt">When it was disabled; null while it is not.</param>
internal sealed record RetiredKey(HeldKey Key, TimeSpan Overlap, DateTimeOffset? DisabledAt = null);
