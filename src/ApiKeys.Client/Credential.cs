namespace ApiKeys.Client;

/// <summary>The credential with which the SDK authenticates at an account.</summary>
public sealed class Credential
{
    /// <summary>Creates a credential that is only a secret, such as an AIMMS API key.</summary>
    /// <param name="secret">The secret.</param>
    /// <exception cref="ArgumentNullException"><paramref name="secret"/> is null.</exception>
    public Credential(SecretValue secret) => Secret = secret ?? throw new ArgumentNullException(nameof(secret));

    /// <summary>Creates a credential with an id and a secret.</summary>
    /// <param name="id">The id of a key, or the name of a user.</param>
    /// <param name="secret">The secret that belongs to it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> or <paramref name="secret"/> is null.</exception>
    public Credential(string id, SecretValue secret)
        : this(secret) => Id = id ?? throw new ArgumentNullException(nameof(id));

    /// <summary>Gets the id of a key, or the name of a user; null when the secret is enough.</summary>
    public string? Id { get; }

    /// <summary>Gets the secret.</summary>
    public SecretValue Secret { get; }

    /// <summary>Whether two credentials are equal, whichever objects hold them.</summary>
    internal bool IsSameAs(Credential other) => Id == other.Id && Secret.HasSameText(other.Secret);
}
