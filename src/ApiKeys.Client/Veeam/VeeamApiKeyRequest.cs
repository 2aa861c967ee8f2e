namespace ApiKeys.Client.Veeam;

/// <summary>The properties of a new key of Veeam Service Provider Console. It never expires.</summary>
/// <remarks><see cref="ApiKeyRequest.ExpiresAt"/> cannot be honoured there and is refused.</remarks>
public class VeeamApiKeyRequest : ApiKeyRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="name">
    /// The service's description of the key: 1 to 128 characters without <c>&lt;</c>, <c>&gt;</c> and <c>=</c>. It need
    /// not be unique. Source: the vendor's specification.
    /// </param>
    /// <param name="scopes">The scopes of the key; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="scopes"/> has an undefined bit.</exception>
    public VeeamApiKeyRequest(string name, VeeamScopes scopes)
        : this(name, scopes.ToNames()) { }

    /// <summary>Creates a request with scopes as the service spells them, known to the SDK or not.</summary>
    /// <param name="name">The service's description of the key, as with
    /// <see cref="VeeamApiKeyRequest(string, VeeamScopes)"/>.</param>
    /// <param name="scopes">The scopes of the key, such as <c>rest</c>; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="scopes"/> is
    /// null.</exception>
    public VeeamApiKeyRequest(string name, IEnumerable<string> scopes)
        : base(name, scopes) { }

    /// <summary>
    /// Gets or sets the user that the key should belong to; null, the default, for <see cref="VeeamOptions.UserUid"/>,
    /// else the user that the account authenticates as.
    /// </summary>
    public Guid? UserUid { get; set; }
}
