namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The properties of a key that administrators set.</summary>
internal sealed record MaximoProfile(
    string? Description,
    bool Active,
    MaximoInterval Interval,
    MaximoPermissions Permissions
);
