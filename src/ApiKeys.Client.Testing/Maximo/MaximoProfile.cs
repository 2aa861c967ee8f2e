namespace ApiKeys.Client.Testing.Maximo;

/// <summary>What of a key its administrators decide.</summary>
internal sealed record MaximoProfile(
    string? Description,
    bool Active,
    MaximoInterval Interval,
    MaximoPermissions Permissions
);
