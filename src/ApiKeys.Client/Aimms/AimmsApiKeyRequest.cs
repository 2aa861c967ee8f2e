namespace ApiKeys.Client.Aimms;

/// <summary>The properties of a new key of AIMMS Cloud.</summary> <remarks><see cref="ApiKeyRequest.IsReadOnly"/>
/// cannot be honoured there and is refused.</remarks>
public class AimmsApiKeyRequest : ApiKeyRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="name">The name of the key. It must be unique, and is also the id of the key.</param>
    /// <param name="scopes">The scopes of the key; at least one.</param>
    /// <param name="expiresAt">When the key expires: in the future, and at most one year ahead.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="scopes"/> has an undefined bit.</exception>
    public AimmsApiKeyRequest(string name, AimmsScopes scopes, DateTimeOffset expiresAt)
        : this(name, scopes.ToNames(), expiresAt) { }

    /// <summary>Creates a request with scopes as the service spells them, known to the SDK or not.</summary>
    /// <param name="name">The name of the key. It must be unique, and is also the id of the key.</param>
    /// <param name="scopes">The scopes of the key, such as <c>PublishApp</c>; at least one.</param>
    /// <param name="expiresAt">When the key expires: in the future, and at most one year ahead.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="scopes"/> is
    /// null.</exception>
    public AimmsApiKeyRequest(string name, IEnumerable<string> scopes, DateTimeOffset expiresAt)
        : base(name, scopes) => ExpiresAt = expiresAt;
}
