namespace ApiKeys.Client.Maximo;

/// <summary>What should change about a key of Maximo Application Suite. What is null stays as it is.</summary>
public record MaximoApiKeyUpdate : ApiKeyUpdate
{
    /// <summary>Asks for changes. What each stands for is told at the property of that name.</summary>
    /// <param name="description">The new description, or null to keep it.</param>
    /// <param name="isEnabled">Whether the key should be enabled, or null to keep it as it is.</param>
    /// <param name="scopes">The new permissions, replacing the old ones, or null to keep them.</param>
    /// <param name="version">The version that the key must have, or null for any.</param>
    /// <param name="tokenRefreshInterval">For how long tokens work from now on, or null to keep it.</param>
    /// <param name="allowNoPermissions">Allows leaving the key without permissions; false unless set.</param>
    /// <param name="allowApiKeyAdmin">Allows asking for <see cref="MaximoPermissions.ApiKeyAdmin"/>; false unless set.</param>
    /// <param name="allowOwnKey">Allows locking the account out; false unless set. See <see cref="ApiKeyUpdate.AllowOwnKey"/>.</param>
    /// <param name="allowUnusualName">Allows a description with characters that nobody sees; false unless set.</param>
    public MaximoApiKeyUpdate(
        string? description = null,
        bool? isEnabled = null,
        IReadOnlyList<string>? scopes = null,
        long? version = null,
        MaximoRefreshInterval? tokenRefreshInterval = null,
        bool allowNoPermissions = false,
        bool allowApiKeyAdmin = false,
        bool allowOwnKey = false,
        bool allowUnusualName = false)
        : base(description, isEnabled, scopes, allowOwnKey, allowUnusualName)
    {
        (Version, TokenRefreshInterval) = (version, tokenRefreshInterval);
        (AllowNoPermissions, AllowApiKeyAdmin) = (allowNoPermissions, allowApiKeyAdmin);
    }

    /// <summary>The version that the key must have, or null to change it whichever it has. Another version is a conflict, and nothing is changed.</summary>
    public long? Version { get; init; }

    /// <summary>For how long tokens work from now on, or null to keep it. When the present token then ends is not documented.</summary>
    public MaximoRefreshInterval? TokenRefreshInterval { get; init; }

    /// <summary>Allows leaving the key without any of the <see cref="MaximoPermissions"/>.</summary>
    public bool AllowNoPermissions { get; init; }

    /// <summary>Allows asking for <see cref="MaximoPermissions.ApiKeyAdmin"/>, with which a key can issue others with any permission.</summary>
    public bool AllowApiKeyAdmin { get; init; }
}
