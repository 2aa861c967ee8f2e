namespace ApiKeys.Client;

/// <summary>
/// What a service can do beyond listing, finding, issuing and deleting keys, which all can. What it cannot do is refused with
/// <see cref="NotSupportedException"/> before anything is sent.
/// </summary>
[Flags]
public enum ApiKeyCapabilities
{
    /// <summary>Nothing beyond the basics.</summary>
    None = 0,

    /// <summary>A key can end at a date: <see cref="ApiKeyRequest.ExpiresAt"/>.</summary>
    Expiry = 1 << 0,

    /// <summary>A key can be limited to reading: <see cref="ApiKeyRequest.IsReadOnly"/>.</summary>
    ReadOnly = 1 << 1,

    /// <summary>The scopes that may be granted can be asked for: <see cref="ApiKeyManager.ListScopesAsync"/>.</summary>
    ListScopes = 1 << 2,

    /// <summary>A key can be changed: <see cref="ApiKeyManager.UpdateAsync"/>.</summary>
    Update = 1 << 3,

    /// <summary>A key can be disabled and enabled again: <see cref="ApiKeyManager.DisableAsync(string, CancellationToken)"/>, <see cref="ApiKeyManager.EnableAsync"/>.</summary>
    Disable = 1 << 4,

    /// <summary>A key can get a new value: <see cref="ApiKeyManager.RefreshAsync(string, CancellationToken)"/>.</summary>
    Refresh = 1 << 5,
}
