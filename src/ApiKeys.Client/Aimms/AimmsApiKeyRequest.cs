namespace ApiKeys.Client.Aimms;

/// <summary>What a new key of AIMMS Cloud should be.</summary>
/// <remarks><see cref="ApiKeyRequest.IsReadOnly"/> cannot be honoured there and is refused.</remarks>
public class AimmsApiKeyRequest : ApiKeyRequest
{
    /// <summary>Asks for a key.</summary>
    /// <param name="name">The name that a person calls the key by. It must be unique, and addresses the key from then
    /// on.</param>
    /// <param name="scopes">The scopes that the key should carry; at least one.</param>
    /// <param name="expiresAt">When the key should stop working: in the future, and at most one year ahead.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="scopes"/> has a bit that stands for no scope.</exception>
    public AimmsApiKeyRequest(string name, AimmsScopes scopes, DateTimeOffset expiresAt)
        : this(name, scopes.ToNames(), expiresAt) { }

    /// <summary>Asks for a key with scopes as the service spells them, known to the SDK or not.</summary>
    /// <param name="name">The name that a person calls the key by. It must be unique, and addresses the key from then
    /// on.</param>
    /// <param name="scopes">The scopes that the key should carry, such as <c>PublishApp</c>; at least one.</param>
    /// <param name="expiresAt">When the key should stop working: in the future, and at most one year ahead.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="scopes"/> is
    /// null.</exception>
    public AimmsApiKeyRequest(string name, IEnumerable<string> scopes, DateTimeOffset expiresAt)
        : base(name, scopes) => ExpiresAt = expiresAt;
}
