namespace ApiKeys.Client;

/// <summary>
/// The source of an account's credential. It is called on every request, so a credential can change while the program
/// runs. It must be safe to call from several threads at once.
/// </summary>
/// <remarks>
/// By default an account's credential comes from its options, with every change of the configuration or of the secret's
/// file. Derive from this class to read it from a vault, and cache there what is expensive to get.
/// </remarks>
public abstract class CredentialSource
{
    /// <summary>Returns the credential to use now.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The credential; never null.</returns>
    public abstract ValueTask<Credential> GetAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Returns the credential to use after the service rejected one with 401, or rejected it for a token. If it is
    /// another, the request is sent once more. By default it is what <see cref="GetAsync"/> returns then.
    /// </summary>
    /// <remarks>
    /// Override it in a source that caches, to read again. <see cref="GetAsync"/> must return the same from then on. If
    /// it fails, the rejection is reported.
    /// </remarks>
    /// <param name="rejected">The secret of the credential that was rejected.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The credential; the rejected one if there is no other.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rejected"/> is null.</exception>
    public virtual ValueTask<Credential> GetReplacementAsync(
        SecretValue rejected,
        CancellationToken cancellationToken
    ) => rejected is null ? throw new ArgumentNullException(nameof(rejected)) : GetAsync(cancellationToken);
}
