namespace ApiKeys.Client;

/// <summary>
/// Manages the API keys of one account. It is the common base class of all services. It is thread-safe, has
/// asynchronous methods only and is never disposed. Every member is virtual, so that a test can replace it.
/// </summary>
/// <remarks>
/// <see cref="ArgumentException"/> and <see cref="NotSupportedException"/> always mean that nothing was sent. Each
/// error at the service or on the way to it is an <see cref="ApiKeyException"/>.
/// </remarks>
public abstract class ApiKeyManager
{
    /// <summary>Gets the name that the application gave to the account, such as <c>prod</c>.</summary>
    public abstract string Account { get; }

    /// <summary>Gets the service, such as <c>Aimms</c>: the word that stands for it in configuration.</summary>
    public abstract string Service { get; }

    /// <summary>Gets what the service can do beyond listing, finding, creating and deleting.</summary>
    public abstract ApiKeyCapabilities Capabilities { get; }

    /// <summary>Computes the latest expiry that a key created now can have.</summary>
    /// <returns>The instant, in UTC; null when the service sets no limit or the limit was switched off.</returns>
    public virtual DateTimeOffset? GetLatestExpiry() => null;

    /// <summary>
    /// Gets for how long a create that is sent again with the same <see cref="ApiKeyRequest.RequestId"/> returns the
    /// same key, from the first request on; zero where it creates another key. With Veeam 4½ minutes: the service
    /// documents five.
    /// </summary>
    public virtual TimeSpan CreateReplayPeriod => TimeSpan.Zero;

    /// <summary>Makes a request for another key with the rights of an existing one.</summary>
    /// <param name="key">The existing key, as this manager returned it.</param>
    /// <param name="name">The name of the new key.</param>
    /// <param name="expiresAt">When the new key should expire; null for never, where the service allows that.</param>
    /// <returns>
    /// The request: scopes, whether the key may only read, and what the service has beside: the refresh interval at
    /// Maximo, the user at Veeam. It can be changed before it is sent.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> or <paramref name="name"/> is null.</exception>
    public virtual ApiKeyRequest RequestLike(ApiKey key, string name, DateTimeOffset? expiresAt = null) =>
        new(name, (key ?? throw new ArgumentNullException(nameof(key))).Scopes)
        {
            ExpiresAt = expiresAt,
            IsReadOnly = key.IsReadOnly,
        };

    /// <summary>
    /// Gets a manager of the same account whose calls may delete, disable, refresh or weaken the key that the account
    /// itself authenticates with. This is the only place to allow that: <c>keys.AllowOwnKey().DeleteAsync(id)</c>.
    /// </summary>
    /// <remarks>
    /// The account is locked out when its own key is deleted or disabled. When its own key is refreshed, the account's
    /// credential must be replaced by the new value. Without this method, such a call throws
    /// <see cref="ApiKeyOwnKeyException"/> if the SDK knows which key it is: see <see cref="MatchOwnKey"/>.
    /// </remarks>
    /// <example>
    /// <code>
    /// await keys.AllowOwnKey().DeleteAsync(id, cancellationToken);
    /// </code>
    /// </example>
    /// <returns>The manager; both share connections and authentication.</returns>
    public virtual ApiKeyManager AllowOwnKey() => this;

    /// <summary>
    /// Gets a manager of the same account that authenticates with another credential, such as a key that was created a
    /// moment ago: to try it, or to work with its rights.
    /// </summary>
    /// <remarks>
    /// The options are those of the account at the time of this call; later changes do not affect the manager. At Maximo
    /// the credential is that of a key, also where the account itself authenticates as the superuser.
    /// </remarks>
    /// <param name="credential">
    /// The credential. At Maximo it has the id of the key, too. Null is the one in the account's options, whatever
    /// <see cref="CredentialSource"/> the account has.
    /// </param>
    /// <returns>The manager. Both share connections, and neither shares its authentication.</returns>
    /// <exception cref="NotSupportedException">It is a manager of the application's own.</exception>
    public virtual ApiKeyManager WithCredential(Credential? credential) =>
        throw new NotSupportedException($"The manager of the account '{Account}' cannot change its credential.");

    /// <summary>
    /// Asks the service whether it accepts a credential, such as a key that was created a moment ago. Only reads. A key
    /// is not always usable at once: ask again after some seconds before it is given up.
    /// </summary>
    /// <example>
    /// <code>
    /// AccountCheck check = await keys.VerifyAsync(new Credential(created.Value), cancellationToken);
    /// if (!check.CanAuthenticate) { ... }
    /// </code>
    /// </example>
    /// <param name="credential">The credential. At Maximo it has the id of the key, too.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// What the service says: <see cref="AccountCheck.CanAuthenticate"/> is false if it rejects the credential. A key
    /// may be accepted and still not have the right to list keys, which is what <see cref="AccountCheck.Problem"/> then
    /// says.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="credential"/> is null.</exception>
    /// <exception cref="NotSupportedException">It is a manager of the application's own.</exception>
    /// <exception cref="ApiKeyException">The service could not be reached or understood: nobody knows.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public virtual Task<AccountCheck> VerifyAsync(
        Credential credential,
        CancellationToken cancellationToken = default
    ) =>
        WithCredential(credential ?? throw new ArgumentNullException(nameof(credential))).CheckAsync(cancellationToken);

    /// <summary>
    /// Lists the account's keys, as the service orders them. Reads are retried when they fail on the way.
    /// </summary>
    /// <example>
    /// <code>
    /// await foreach (ApiKey key in keys.ListAsync(cancellationToken))
    /// {
    ///     Console.WriteLine($"{key.Name}: {key.Expiry}");
    /// }
    /// </code>
    /// </example>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The keys, without their values.</returns>
    /// <exception cref="ApiKeyException">The service refused, or could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public abstract IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the account's keys all at once, for callers without <c>await foreach</c>.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The keys, without their values.</returns>
    /// <exception cref="ApiKeyException">The service refused, or could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public virtual async Task<IReadOnlyList<ApiKey>> GetListAsync(CancellationToken cancellationToken = default)
    {
        List<ApiKey> keys = [];
        await foreach (ApiKey key in ListAsync(cancellationToken).ConfigureAwait(false))
        {
            keys.Add(key);
        }

        return keys;
    }

    /// <summary>Finds a key by its id.</summary>
    /// <example>
    /// <code>
    /// ApiKey? key = await keys.FindAsync("nightly", cancellationToken);
    /// </code>
    /// </example>
    /// <param name="id">The id by which the service addresses the key; case-sensitive.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The key, or null when the account has none with that id.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key.</exception>
    /// <exception cref="ApiKeyException">The service refused, or could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public abstract Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a key. It is sent once: never retried unless the first request certainly did not reach the service or
    /// was refused before it was processed.
    /// </summary>
    /// <remarks>
    /// With <see cref="ApiKeyAccountOptions.RecoverLostCreates"/>, or <see cref="ApiKeyRequest.RecoverIfLost"/>, the
    /// call continues after a lost response until there is one key with its value. It then has several parts, each with
    /// a separate <see cref="ApiKeyAccountOptions.CallTimeout"/>. If a key has the requested name already, the call
    /// ends with an <see cref="ApiKeyConflictException"/>.
    /// </remarks>
    /// <example>
    /// <code>
    /// IssuedApiKey created = await keys.CreateAsync(new VeeamApiKeyRequest("nightly", VeeamScopes.Rest), cancellationToken);
    /// await vault.SaveAsync(created.Key.Name, created.Value.Reveal(), cancellationToken);
    /// </code>
    /// </example>
    /// <param name="request">The properties of the key.</param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>The key with its value, which is shown only now.</returns>
    /// <exception cref="ArgumentException">The request is invalid; nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The service does not support a part of the request; nothing was
    /// sent.</exception>
    /// <exception cref="ApiKeyValueLostException">The key was created, but its value did not arrive.</exception>
    /// <exception cref="ApiKeyMismatchException">The key was created, but differs from the request.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The request was sent and no response came.</exception>
    /// <exception cref="ApiKeyException">Any other: no key was created.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request was sent.</exception>
    public abstract Task<IssuedApiKey> CreateAsync(
        ApiKeyRequest request,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Deletes a key: at once and for good. Retried when it fails on the way; not finding the key on a retry is
    /// success.
    /// </summary>
    /// <example>
    /// <code>
    /// await keys.DeleteAsync(key.Id, cancellationToken);
    /// </code>
    /// </example>
    /// <param name="id">The id by which the service addresses the key.</param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>A task that ends when the key is gone.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key; nothing was
    /// sent.</exception>
    /// <exception cref="ApiKeyOwnKeyException">It is the key that the account itself authenticates with.
    /// <see cref="AllowOwnKey"/> allows the call. Nothing was sent.</exception>
    /// <exception cref="ApiKeyNotFoundException">The account has no such key.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The request was sent and no response came.</exception>
    /// <exception cref="ApiKeyException">Any other: the key is as it was.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request was sent.</exception>
    public abstract Task DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns whether a key is, or could be, the one that the account itself authenticates with. Ask a person before
    /// you delete or disable such a key. Nothing is sent.
    /// </summary>
    /// <remarks>
    /// Maximo's credential names its key. AIMMS and Veeam do not report it: there the option <c>CredentialKeyId</c>
    /// names it, and without the option every key that could manage keys is possible. At AIMMS that is a key with the
    /// scope <c>APIKey</c>, at Veeam a key that is enabled and not read-only. A key of which only the id is known could
    /// be any.
    /// </remarks>
    /// <param name="key">The key, as a list has it.</param>
    /// <returns>What is known. The methods refuse a key that is <see cref="OwnKeyMatch.Certain"/>, unless
    /// <see cref="AllowOwnKey"/> was called.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public virtual OwnKeyMatch MatchOwnKey(ApiKey key) => OwnKeyMatch.None;

    /// <summary>
    /// Gets the scopes that the vendor documents, in its order; empty at a service that the SDK does not know. The
    /// service may have others: <see cref="ListScopesAsync"/> asks it, where that is possible.
    /// </summary>
    public virtual IReadOnlyList<ApiKeyScope> DocumentedScopes => [];

    /// <summary>Lists the scopes that may be granted to new keys of the account.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The scopes.</returns>
    /// <exception cref="NotSupportedException">The service has no such list; nothing was sent.</exception>
    /// <exception cref="ApiKeyException">The service refused, or could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public virtual Task<IReadOnlyList<ApiKeyScope>> ListScopesAsync(CancellationToken cancellationToken = default) =>
        Refuse<IReadOnlyList<ApiKeyScope>>("list the scopes that may be granted");

    /// <summary>
    /// Checks whether the account can authenticate and may manage keys. A refusal is a result here, not an exception.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What the account can do.</returns>
    /// <exception cref="ApiKeyException">The service could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public abstract Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Checks what the SDK assumes about the account's server, and says what is otherwise. A failed check is a finding,
    /// not an exception.
    /// </summary>
    /// <remarks>
    /// After one failed authentication nothing is authenticated any more, so that the account is not locked. A
    /// throw-away key is created only if the options ask for it.
    /// </remarks>
    /// <example>
    /// <code>
    /// AccountDiagnosis diagnosis = await keys.DiagnoseAsync(cancellationToken: cancellationToken);
    /// foreach (DiagnosisFinding finding in diagnosis.Findings)
    /// {
    ///     Console.WriteLine($"{finding.Id}: {finding.Verdict}. {finding.Evidence}");
    /// }
    /// </code>
    /// </example>
    /// <param name="options">The level, and who is told of each finding; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the diagnosis. A throw-away key is deleted all the same.</param>
    /// <returns>The findings.</returns>
    /// <exception cref="NotSupportedException">The manager is not one of the SDK; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public virtual Task<AccountDiagnosis> DiagnoseAsync(
        DiagnosisOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Refuse<AccountDiagnosis>("be diagnosed");

    /// <summary>Changes a key. AIMMS cannot.</summary>
    /// <param name="id">The id by which the service addresses the key.</param>
    /// <param name="update">The changes.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The key as it is now.</returns>
    /// <exception cref="NotSupportedException">The service cannot change keys; nothing was sent.</exception>
    /// <exception cref="ApiKeyOwnKeyException">
    /// It would disable or weaken the key that the account itself authenticates with. <see cref="AllowOwnKey"/> allows
    /// the call. Nothing was sent.
    /// </exception>
    public virtual Task<ApiKey> UpdateAsync(
        string id,
        ApiKeyUpdate update,
        CancellationToken cancellationToken = default
    ) => Refuse<ApiKey>("change a key; create a new one as wanted, and delete the old one");

    /// <summary>Enables a disabled key. AIMMS cannot.</summary>
    /// <param name="id">The id by which the service addresses the key.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The key as it is now.</returns>
    /// <exception cref="NotSupportedException">The service cannot disable and enable keys; nothing was
    /// sent.</exception>
    public virtual Task<ApiKey> EnableAsync(string id, CancellationToken cancellationToken = default) =>
        Refuse<ApiKey>("enable a key");

    /// <summary>Disables a key until it is enabled again. AIMMS cannot.</summary>
    /// <param name="id">The id by which the service addresses the key.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The key as it is now.</returns>
    /// <exception cref="NotSupportedException">The service cannot disable keys; nothing was sent.</exception>
    /// <exception cref="ApiKeyOwnKeyException">It is the key that the account itself authenticates with.
    /// <see cref="AllowOwnKey"/> allows the call. Nothing was sent.</exception>
    public virtual Task<ApiKey> DisableAsync(string id, CancellationToken cancellationToken = default) =>
        Refuse<ApiKey>("disable a key; delete it to revoke it");

    /// <summary>Gives a key a new value, which is shown once. AIMMS cannot.</summary>
    /// <example>
    /// <code>
    /// IssuedApiKey refreshed = await keys.RefreshAsync(key.Id, cancellationToken);
    /// await vault.SaveAsync(refreshed.Key.Name, refreshed.Value.Reveal(), cancellationToken);
    /// </code>
    /// </example>
    /// <param name="id">The id by which the service addresses the key.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The key with its new value.</returns>
    /// <exception cref="NotSupportedException">The service cannot refresh keys; nothing was sent.</exception>
    /// <exception cref="ApiKeyOwnKeyException">It is the key that the account itself authenticates with.
    /// <see cref="AllowOwnKey"/> allows the call. Nothing was sent.</exception>
    public virtual Task<IssuedApiKey> RefreshAsync(string id, CancellationToken cancellationToken = default) =>
        Refuse<IssuedApiKey>("refresh a key; create a new one under a new name, deploy it, and delete the old one");

    /// <summary>Resumes a create that the service runs in the background, and takes the key. Only Veeam has such.</summary>
    /// <param name="actionId">The id in <see cref="ApiKeyOutcomeUnknownException.ActionId"/>.</param>
    /// <param name="cancellationToken">Cancels the wait; another call can resume.</param>
    /// <returns>The key with its value.</returns>
    /// <exception cref="NotSupportedException">The service creates no keys in the background; nothing was
    /// sent.</exception>
    public virtual Task<IssuedApiKey> ResumeAsync(string actionId, CancellationToken cancellationToken = default) =>
        Refuse<IssuedApiKey>("resume a create, as it creates no keys in the background");

    private Task<T> Refuse<T>(string what) =>
        Task.FromException<T>(
            new NotSupportedException($"{Service} (account '{Account}') cannot {what}. Nothing was sent.")
        );
}
