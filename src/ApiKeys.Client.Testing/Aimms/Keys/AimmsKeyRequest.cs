namespace ApiKeys.Client.Testing.Aimms;

/// <summary>A valid request for a key; scopes are in the documented spelling.</summary>
internal sealed record AimmsKeyRequest(
    string Name,
    string ExpirationDate,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<string> Scopes
);
