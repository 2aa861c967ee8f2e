namespace ApiKeys.Client.Maximo;

/// <summary>What a new key of Maximo Application Suite should be.</summary>
/// <remarks><see cref="ApiKeyRequest.ExpiresAt"/> and <see cref="ApiKeyRequest.IsReadOnly"/> cannot be honoured there and are refused.</remarks>
public record MaximoApiKeyRequest : ApiKeyRequest
{
    /// <summary>Asks for a key.</summary>
    /// <param name="name">What a person calls the key: its description at the service.</param>
    /// <param name="permissions">What the key may do.</param>
    /// <param name="tokenRefreshInterval">For how long its token works.</param>
    /// <param name="isEnabled">Whether the key can be used from the start; true unless set.</param>
    /// <param name="allowNoPermissions">Allows a key without any of the <see cref="MaximoPermissions"/>; false unless set.</param>
    /// <param name="allowApiKeyAdmin">Allows <see cref="MaximoPermissions.ApiKeyAdmin"/>; false unless set.</param>
    /// <param name="recoverIfLost">Whether the SDK finds out what became of it when its answer is lost; null for what the account's options say.</param>
    /// <param name="allowUnusualName">Whether the name may have blanks at its ends and characters that nobody sees; false unless set.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="tokenRefreshInterval"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="permissions"/> has a bit that stands for none.</exception>
    public MaximoApiKeyRequest(
        string name,
        MaximoPermissions permissions,
        MaximoRefreshInterval tokenRefreshInterval,
        bool isEnabled = true,
        bool allowNoPermissions = false,
        bool allowApiKeyAdmin = false,
        bool? recoverIfLost = null,
        bool allowUnusualName = false)
        : this(name, MaximoPermissionNames.ToNames(permissions), tokenRefreshInterval, isEnabled, allowNoPermissions, allowApiKeyAdmin, recoverIfLost, allowUnusualName)
    {
    }

    /// <summary>Asks for a key with permissions as the service spells them, known to the SDK or not.</summary>
    /// <param name="name">What a person calls the key: its description at the service.</param>
    /// <param name="scopes">What the key may do, such as <c>userAdmin</c>; upper and lower case do not matter.</param>
    /// <param name="tokenRefreshInterval">For how long its token works.</param>
    /// <param name="isEnabled">Whether the key can be used from the start; true unless set.</param>
    /// <param name="allowNoPermissions">Allows a key without any of the <see cref="MaximoPermissions"/>; false unless set.</param>
    /// <param name="allowApiKeyAdmin">Allows <see cref="MaximoPermissions.ApiKeyAdmin"/>; false unless set.</param>
    /// <param name="recoverIfLost">Whether the SDK finds out what became of it when its answer is lost; null for what the account's options say.</param>
    /// <param name="allowUnusualName">Whether the name may have blanks at its ends and characters that nobody sees; false unless set.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public MaximoApiKeyRequest(
        string name,
        IEnumerable<string> scopes,
        MaximoRefreshInterval tokenRefreshInterval,
        bool isEnabled = true,
        bool allowNoPermissions = false,
        bool allowApiKeyAdmin = false,
        bool? recoverIfLost = null,
        bool allowUnusualName = false)
        : base(name, scopes, recoverIfLost: recoverIfLost, allowUnusualName: allowUnusualName)
    {
        TokenRefreshInterval = tokenRefreshInterval ?? throw new ArgumentNullException(nameof(tokenRefreshInterval));
        (IsEnabled, AllowNoPermissions, AllowApiKeyAdmin) = (isEnabled, allowNoPermissions, allowApiKeyAdmin);
    }

    /// <summary>For how long the token works after it was issued or refreshed.</summary>
    public MaximoRefreshInterval TokenRefreshInterval { get; }

    /// <summary>Whether the key can be used from the start. True unless set.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>
    /// Allows a key without any of the <see cref="MaximoPermissions"/>, or with none but such as this version of the SDK does not know. Without one a key signs in, and is
    /// refused everything only later; so it is refused at once unless this is set.
    /// </summary>
    public bool AllowNoPermissions { get; init; }

    /// <summary>Allows <see cref="MaximoPermissions.ApiKeyAdmin"/>, with which a key can issue others with any permission.</summary>
    public bool AllowApiKeyAdmin { get; init; }
}
