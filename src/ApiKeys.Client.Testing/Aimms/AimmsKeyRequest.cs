namespace ApiKeys.Client.Testing.Aimms;

/// <summary>A key that was asked for and may be made; scopes are in the documented spelling.</summary>
internal sealed record AimmsKeyRequest(
    string Name,
    string ExpirationDate,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<string> Scopes
);
