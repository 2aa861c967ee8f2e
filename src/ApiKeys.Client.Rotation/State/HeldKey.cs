namespace ApiKeys.Client.Rotation.State;

/// <summary>A key whose value the rotation holds.</summary>
/// <param name="Number">The number of the attempt that created it; 0 for an adopted key.</param>
/// <param name="Id">The id by which the service addresses it.</param>
/// <param name="Name">Its name at the service.</param>
/// <param name="Sealed">The value, protected; null when a key was adopted without it.</param>
/// <param name="Fingerprint">The fingerprint of the value.</param>
/// <param name="IssuedAt">When it was created or refreshed, by the rotation's clock.</param>
/// <param name="ExpiresAt">The earliest instant at which it can expire; null when it never does.</param>
internal sealed record HeldKey(
    int Number,
    string Id,
    string Name,
    string? Sealed,
    string? Fingerprint,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresAt
);
