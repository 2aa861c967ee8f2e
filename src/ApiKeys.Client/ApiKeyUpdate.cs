namespace ApiKeys.Client;

/// <summary>What should change about a key. What is null stays as it is. AIMMS cannot change a key.</summary>
public record ApiKeyUpdate
{
    /// <summary>Asks for changes.</summary>
    /// <param name="description">The new description, or null to keep it.</param>
    /// <param name="isEnabled">Whether the key should be enabled, or null to keep it as it is.</param>
    /// <param name="scopes">The new scopes, replacing the old ones, or null to keep them.</param>
    public ApiKeyUpdate(string? description = null, bool? isEnabled = null, IReadOnlyList<string>? scopes = null) =>
        (Description, IsEnabled, Scopes) = (description, isEnabled, scopes);

    /// <summary>The new description, or null to keep it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the key should be enabled, or null to keep it as it is.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The new scopes, replacing the old ones, or null to keep them. Veeam cannot change them.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}
