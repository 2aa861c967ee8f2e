namespace ApiKeys.Client;

/// <summary>
/// Creates managers of accounts that are known only at run time, such as the accounts of a service provider's tenants
/// in a database. <c>AddApiKeyClient</c> registers one as a singleton. It is thread-safe, and abstract, so that a test
/// can replace it.
/// </summary>
public abstract class ApiKeyManagerFactory
{
    /// <summary>
    /// Gets the manager of an account for as long as the lease is not disposed. The type of the options decides which
    /// service it is.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Leases of one account that overlap share one manager, and so the same token, if their options are equal and
    /// their credential sources are equal by <see cref="object.Equals(object)"/>. With other options, such as a new
    /// secret, a lease gets another manager, and older leases keep theirs. When the last lease of a manager is
    /// disposed, its tokens are dropped.
    /// </para>
    /// <para>
    /// Managers that call the same host and trust the same certificates share connections. When the last lease of these
    /// managers is disposed, the connections are closed. The eight hosts that were used last are an exception: their
    /// connections are closed after one idle minute. When the container is disposed, all idle connections are closed.
    /// </para>
    /// <para>
    /// The clock and the logger come from the container. HTTP clients that the application configures are not used.
    /// </para>
    /// </remarks>
    /// <typeparam name="TManager">The manager of the service, or <see cref="ApiKeyManager"/> for any.</typeparam>
    /// <param name="account">
    /// The application's name for the account, as it appears in messages; case-sensitive.
    /// </param>
    /// <param name="options">The options of the account; read once.</param>
    /// <param name="credentials">Where the credential comes from; null for the options.</param>
    /// <returns>The lease. Dispose it when the work at the account is done.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="account"/> or <paramref name="options"/> is null.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="account"/> is blank, or <paramref name="options"/> are those of another service than
    /// <typeparamref name="TManager"/> is for.
    /// </exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">
    /// An option is missing or wrong; the message names account and option.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The container was disposed.</exception>
    public abstract ApiKeyManagerLease<TManager> Acquire<TManager>(
        string account,
        ApiKeyAccountOptions options,
        CredentialSource? credentials = null
    )
        where TManager : ApiKeyManager;
}
