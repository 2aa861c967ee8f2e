namespace ApiKeys.Client.Maximo;

/// <summary>The properties of a new key of Maximo Application Suite.</summary>
/// <remarks>
/// <see cref="ApiKeyRequest.ExpiresAt"/> and <see cref="ApiKeyRequest.IsReadOnly"/> cannot be honoured there and are
/// refused.
/// </remarks>
public class MaximoApiKeyRequest : ApiKeyRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="name">The name of the key: its description at the service. It need not be unique.</param>
    /// <param name="permissions">The permissions of the key.</param>
    /// <param name="tokenRefreshInterval">How long its token works, until it is refreshed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="tokenRefreshInterval"/> is
    /// null.</exception>
    /// <exception cref="ArgumentException"><paramref name="permissions"/> has an undefined bit.</exception>
    public MaximoApiKeyRequest(string name, MaximoPermissions permissions, MaximoRefreshInterval tokenRefreshInterval)
        : this(name, permissions.ToNames(), tokenRefreshInterval) { }

    /// <summary>Creates a request with permissions as the service spells them, known to the SDK or not.</summary>
    /// <param name="name">The name of the key: its description at the service. It need not be unique.</param>
    /// <param name="scopes">The permissions of the key, such as <c>userAdmin</c>, without regard to case.</param>
    /// <param name="tokenRefreshInterval">How long its token works, until it is refreshed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public MaximoApiKeyRequest(string name, IEnumerable<string> scopes, MaximoRefreshInterval tokenRefreshInterval)
        : base(name, scopes) =>
        TokenRefreshInterval = tokenRefreshInterval ?? throw new ArgumentNullException(nameof(tokenRefreshInterval));

    /// <summary>Gets how long the token works after it was created or refreshed.</summary>
    public MaximoRefreshInterval TokenRefreshInterval { get; }

    /// <summary>Gets or sets a value indicating whether the key can be used from the start; true by default.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether the key may have none of the <see cref="MaximoPermissions"/>, or only
    /// permissions that this version of the SDK does not know; false by default. A key without permissions can
    /// authenticate, but do nothing.
    /// </summary>
    public bool AllowNoPermissions { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the key may have <see cref="MaximoPermissions.ApiKeyAdmin"/>, with which
    /// it can create others with any permission; false by default.
    /// </summary>
    public bool AllowApiKeyAdmin { get; set; }
}
