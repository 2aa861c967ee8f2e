using ApiKeys.Client.Calls;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Manages the API keys of an instance of IBM Maximo Application Suite, which belong to the suite and not to a user.
/// Its keys are <see cref="MaximoApiKey"/>; the keys of Maximo Manage are another matter.
/// </summary>
/// <remarks>
/// A key has an id that the service gives it, permissions, and a token, which is its value. The token expires when the
/// key's interval has passed, and can be refreshed. Only authenticating and creating are documented on the wire; where
/// the other operations are can be set by <see cref="MaximoProtocol.Paths"/>. Source: the API catalogue of the Maximo
/// Application Suite Admin API 9.0.
/// </remarks>
public class MaximoApiKeyManager : ApiKeyManager, IAccountHolder
{
    private readonly MaximoAdapter? _adapter;

    /// <summary>
    /// A manager without a container, for a script or a small program. Keep it for as long as the account is used.
    /// Managers that trust the same certificates share their connections, each for up to five minutes.
    /// </summary>
    /// <param name="options">The options of the account; read once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the
    /// message names it.</exception>
    public MaximoApiKeyManager(MaximoOptions options)
        : this(options, new ApiKeyManagerSettings()) { }

    /// <summary>
    /// A manager without a container, with a name, a credential source, a handler, a clock or a log of the application.
    /// </summary>
    /// <param name="options">The options of the account; read once.</param>
    /// <param name="settings">The other settings of the manager; read once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> or <paramref name="settings"/> is
    /// null.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the
    /// message names it.</exception>
    /// <exception cref="InvalidOperationException"> The handler in <paramref name="settings"/> is in use already, and
    /// follows redirects, keeps cookies or, being a SocketsHttpHandler, creates its own spans
    /// (<c>ActivityHeadersPropagator</c>).
    /// </exception>
    public MaximoApiKeyManager(MaximoOptions options, ApiKeyManagerSettings settings)
        : this(
            AccountRuntime<MaximoOptions>.Standalone(
                MaximoOptions.ServiceName,
                options,
                settings,
                MaximoOptionsRules.Check
            )
        ) { }

    internal MaximoApiKeyManager(AccountRuntime<MaximoOptions> runtime)
        : this(new MaximoAdapter(new MaximoAccount(runtime))) { }

    private MaximoApiKeyManager(MaximoAdapter adapter) => _adapter = adapter;

    /// <summary>
    /// Creates a mock for tests. A member that the mock does not override throws <see cref="NotSupportedException"/>.
    /// </summary>
    protected MaximoApiKeyManager() { }

    private MaximoAdapter Adapter =>
        _adapter
        ?? throw new NotSupportedException(
            $"{GetType().Name} is a mock of {nameof(MaximoApiKeyManager)} that does not override the member that "
                + "was called."
        );

    AccountContext IAccountHolder.Context => Adapter.Context;

    /// <inheritdoc/>
    public override string Account => Adapter.Account;

    /// <inheritdoc/>
    public override string Service => MaximoOptions.ServiceName;

    /// <inheritdoc/>
    public override IReadOnlyList<ApiKeyScope> DocumentedScopes => MaximoPermissionNames.All;

    /// <inheritdoc/>
    public override ApiKeyCapabilities Capabilities => Adapter.Capabilities;

    /// <inheritdoc/>
    public override IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken = default) =>
        Adapter.StreamAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ApiKey>> GetListAsync(CancellationToken cancellationToken = default) =>
        Adapter.ListAsync(cancellationToken);

    /// <summary>Finds a key by its id; where the server has no route for a single key, in the list.</summary>
    /// <param name="id">The id that the service assigned to the key; case-sensitive.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The key, a <see cref="MaximoApiKey"/>, or null when there is none with that id.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key.</exception>
    /// <exception cref="ApiKeyException">The service refused, or could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public override Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.FindAsync(id, cancellationToken);

    /// <summary>
    /// Creates a key. It is sent once: never retried unless the first request certainly did not reach the service or
    /// was refused before it was processed.
    /// </summary>
    /// <param name="name">The name of the key: its description at the service. It need not be unique.</param>
    /// <param name="permissions">
    /// What the key may do: at least one. For none, and for <see cref="MaximoPermissions.ApiKeyAdmin"/>, use a
    /// <see cref="MaximoApiKeyRequest"/> that allows it.
    /// </param>
    /// <param name="refreshInterval">How long its token works, until it is refreshed.</param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>The key with its value, which is shown only now.</returns>
    /// <exception cref="ArgumentException">The request is invalid; nothing was sent.</exception>
    /// <exception cref="ApiKeyValueLostException">The key was created, but its value did not arrive.</exception>
    /// <exception cref="ApiKeyMismatchException">The key was created, but differs from the request.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The request was sent and no response came. The service assigns
    /// ids, so there is none to look for: list the keys.</exception>
    /// <exception cref="ApiKeyException">Any other: no key was created.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request was sent.</exception>
    public virtual Task<IssuedApiKey> CreateAsync(
        string name,
        MaximoPermissions permissions,
        MaximoRefreshInterval refreshInterval,
        CancellationToken cancellationToken = default
    ) =>
        Adapter.CreateAsync(
            null,
            () =>
                new MaximoApiKeyRequest(
                    name,
                    permissions,
                    refreshInterval ?? throw new ArgumentNullException(nameof(refreshInterval))
                )
                {
                    ParameterOf = ArgumentOf,
                },
            cancellationToken
        );

    /// <summary>
    /// Creates a key. It is sent once: never retried unless the first request certainly did not reach the service or
    /// was refused before it was processed.
    /// </summary>
    /// <remarks>
    /// With <see cref="ApiKeyAccountOptions.RecoverLostCreates"/>, or <see cref="ApiKeyRequest.RecoverIfLost"/>, the
    /// call continues after a lost response until there is one key with its value. The name is then sent with a stamp,
    /// and each part has a separate <see cref="ApiKeyAccountOptions.CallTimeout"/>. If a key has the requested name
    /// already, the call ends with an <see cref="ApiKeyConflictException"/>.
    /// </remarks>
    /// <param name="request">The properties of the key: a <see cref="MaximoApiKeyRequest"/>. A plain
    /// <see cref="ApiKeyRequest"/> does not say for how long the token should work.</param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>The key, a <see cref="MaximoApiKey"/>, with its value, which is shown only now.</returns>
    /// <exception cref="ArgumentException">The request is invalid; nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The service does not support a part of the request, such as a date at
    /// which the key ends; nothing was sent.</exception>
    /// <exception cref="ApiKeyValueLostException">The key was created, but its value did not arrive.</exception>
    /// <exception cref="ApiKeyMismatchException">The key was created, but differs from the request.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The request was sent and no response came. The service assigns
    /// ids, so there is none to look for: list the keys.</exception>
    /// <exception cref="ApiKeyException">Any other: no key was created.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request was sent.</exception>
    public override Task<IssuedApiKey> CreateAsync(
        ApiKeyRequest request,
        CancellationToken cancellationToken = default
    ) => Adapter.CreateAsync(request, cancellationToken);

    /// <summary>
    /// Changes a key: reads it, and sends it back with the version that was read. When a response is lost, the key is
    /// read again. If it is as requested, the change succeeded; the change is sent again only if the key is unchanged.
    /// A conflict is never sent again.
    /// </summary>
    /// <param name="id">The id that the service assigned to the key.</param>
    /// <param name="update">The changes. A <see cref="MaximoApiKeyUpdate"/> can say more, and can be bound to a
    /// version.</param>
    /// <param name="cancellationToken">Cancels the wait. After the change was sent, a cancelled call reports an unknown
    /// outcome.</param>
    /// <returns>The key as it is now, a <see cref="MaximoApiKey"/>.</returns>
    /// <exception cref="ArgumentException">The change cannot be made; nothing was sent.</exception>
    /// <exception cref="ApiKeyOwnKeyException">
    /// It would disable or weaken the key that the account itself authenticates with. <see cref="AllowOwnKey"/> allows
    /// the call. Nothing was sent.
    /// </exception>
    /// <exception cref="NotSupportedException">The service does not know such a change; nothing was sent.</exception>
    /// <exception cref="ApiKeyNotFoundException">There is no such key.</exception>
    /// <exception cref="ApiKeyConflictException">The key has another version than requested, or someone else changed it
    /// in the meantime. That change was not undone.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The change was sent, no response came, and its outcome could not
    /// be read.</exception>
    /// <exception cref="ApiKeyException">Any other: the key is unchanged, or is not as it should be; the message says
    /// which.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the change was sent.</exception>
    public override Task<ApiKey> UpdateAsync(
        string id,
        ApiKeyUpdate update,
        CancellationToken cancellationToken = default
    ) => Adapter.UpdateAsync(id, update, cancellationToken);

    /// <summary>Enables a disabled key. Nothing is changed when it is enabled already.</summary>
    /// <param name="id">The id that the service assigned to the key.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The key as it is now, a <see cref="MaximoApiKey"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key; nothing was
    /// sent.</exception>
    /// <exception cref="ApiKeyException">As in <see cref="UpdateAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the change was sent.</exception>
    public override Task<ApiKey> EnableAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.EnableAsync(id, cancellationToken);

    /// <summary>Disables a key until it is enabled again. Nothing is changed when it is disabled already.</summary>
    /// <param name="id">The id that the service assigned to the key.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The key as it is now, a <see cref="MaximoApiKey"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key; nothing was
    /// sent.</exception>
    /// <exception cref="ApiKeyOwnKeyException">
    /// It is the key that the account itself authenticates with. <see cref="AllowOwnKey"/> allows the call. Nothing was
    /// sent.
    /// </exception>
    /// <exception cref="ApiKeyException">As in <see cref="UpdateAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the change was sent.</exception>
    public override Task<ApiKey> DisableAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.DisableAsync(id, cancellationToken);

    /// <summary>
    /// Gives a key a new value, which works for the key's interval from now on; the old one stops working. It is sent
    /// once: never retried unless the first request certainly did not reach the service or was refused before it was
    /// processed.
    /// </summary>
    /// <remarks>
    /// After a refresh of the account's own key (<see cref="AllowOwnKey"/>) the new value must replace the old one, in
    /// <see cref="MaximoOptions.ApiKeyToken"/>, its file or the credential source, before the account authenticates
    /// again.
    /// </remarks>
    /// <param name="id">The id that the service assigned to the key.</param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>The key, a <see cref="MaximoApiKey"/>, with its new value, which is shown only now.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key; nothing was
    /// sent.</exception>
    /// <exception cref="ApiKeyOwnKeyException">It is the key that the account itself authenticates with.
    /// <see cref="AllowOwnKey"/> allows the call. Nothing was sent.</exception>
    /// <exception cref="ApiKeyNotFoundException">There is no such key.</exception>
    /// <exception cref="ApiKeyValueLostException">The key has a new value, which did not arrive.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The request was sent and no response came: the old value may no
    /// longer work.</exception>
    /// <exception cref="ApiKeyException">Any other: the old value still works.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request was sent.</exception>
    public override Task<IssuedApiKey> RefreshAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.RefreshAsync(id, cancellationToken);

    /// <summary>
    /// Deletes a key: at once and for good. Retried when it fails on the way; not finding the key on a retry is
    /// success.
    /// </summary>
    /// <param name="id">The id that the service assigned to the key.</param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>A task that ends when the key is gone.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key; nothing was
    /// sent.</exception>
    /// <exception cref="ApiKeyOwnKeyException">It is the key that the account itself authenticates with.
    /// <see cref="AllowOwnKey"/> allows the call. Nothing was sent.</exception>
    /// <exception cref="ApiKeyNotFoundException">There is no such key.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The request was sent and no response came.</exception>
    /// <exception cref="ApiKeyException">Any other: the key is as it was.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request was sent.</exception>
    public override Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.DeleteAsync(id, cancellationToken);

    /// <inheritdoc/>
    public override ApiKeyManager AllowOwnKey() => new MaximoApiKeyManager(Adapter.AllowingOwnKey());

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The service did not report the refresh interval of
    /// <paramref name="key"/>.</exception>
    public override ApiKeyRequest RequestLike(ApiKey key, string name, DateTimeOffset? expiresAt = null) =>
        MaximoMapping.RequestLike(key ?? throw new ArgumentNullException(nameof(key)), name, expiresAt);

    /// <inheritdoc/>
    public override ApiKeyManager WithCredential(Credential? credential) =>
        new MaximoApiKeyManager(Adapter.With(credential));

    /// <inheritdoc/>
    public override OwnKeyMatch MatchOwnKey(ApiKey key) => Adapter.MatchOwnKey(key);

    /// <summary>
    /// Checks whether the account can authenticate and may manage keys, and finds the key that it authenticates with. A
    /// refusal is a result here, not an exception.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// What the account can do. <see cref="AccountCheck.CredentialKey"/> is a <see cref="MaximoApiKey"/>: when its
    /// token expires, <see cref="AccountCheck.CredentialExpiry"/> says as far as it can be known.
    /// </returns>
    /// <exception cref="ApiKeyException">The service could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public override Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default) =>
        Adapter.CheckAsync(cancellationToken);

    /// <summary>
    /// Obtains an access token (JWT) for the account's key, for a program outside the SDK: an identity provider that
    /// provisions users over SCIM, or a script that calls other Admin APIs. It is separate from the token that the SDK
    /// itself uses, and nobody renews it.
    /// </summary>
    /// <remarks>
    /// Whoever has the token can do what the key can do, until the token ends. So the key should have no more
    /// permissions than needed, and the lifetime should be short. A lifetime of more than 90 days, and
    /// <see cref="MaximoRefreshInterval.Never"/>, need a server of 9.0.18 or 9.1.7 at least. Source: ibm.com/docs, the
    /// pages on SCIM 2.0.
    /// </remarks>
    /// <param name="lifetime">How long the token should work; null leaves it to the server.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token, with its subject and its expiry.</returns>
    /// <exception cref="ArgumentException">The lifetime is zero; nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The account authenticates as the superuser; nothing was sent.</exception>
    /// <exception cref="MaximoTokenMismatchException">
    /// The service granted a token that ends at another time than requested, or does not say when it ends. The exception
    /// carries the token.
    /// </exception>
    /// <exception cref="ApiKeyAccessDeniedException">The service refused the key, or the lifetime.</exception>
    /// <exception cref="ApiKeyException">The service refused, or could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public virtual Task<MaximoToken> AuthenticateAsync(
        MaximoRefreshInterval? lifetime = null,
        CancellationToken cancellationToken = default
    ) => Adapter.AuthenticateAsync(lifetime, cancellationToken);

    /// <inheritdoc/>
    public override Task<AccountDiagnosis> DiagnoseAsync(
        DiagnosisOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Adapter.DiagnoseAsync(options ?? new DiagnosisOptions(), cancellationToken);

    /// <summary>
    /// Checks which of the routes in <see cref="MaximoProtocol.Paths"/> the server has, without touching a key: each is
    /// requested with its own method, without a credential, and for a key that cannot exist. The creation, which is
    /// documented, is not tried.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The routes of list, find, update, refresh and delete, in this order.</returns>
    /// <exception cref="ApiKeyException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <remarks>
    /// A server is known to refuse an unauthenticated request (401) where there is a route, and to respond that there
    /// is no such address (404, AIUCO1022E) where there is none. That it does so for the paths of keys, and with every
    /// method, is inferred: the result is a strong hint, not a proof.
    /// </remarks>
    public virtual Task<IReadOnlyList<MaximoRoute>> CheckRoutesAsync(CancellationToken cancellationToken = default) =>
        Adapter.CheckRoutesAsync(cancellationToken);

    /// <summary>The argument of the typed create from which a member of its request came.</summary>
    private static string ArgumentOf(string member) =>
        member switch
        {
            nameof(ApiKeyRequest.Name) => "name",
            nameof(ApiKeyRequest.Scopes) => "permissions",
            _ => "refreshInterval",
        };
}
