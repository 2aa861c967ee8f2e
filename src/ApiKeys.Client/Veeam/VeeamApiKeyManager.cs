using ApiKeys.Client.Calls;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Manages the API keys of the users of a Veeam Service Provider Console: those of the account's own user unless
/// another is named. Keys there never expire and cannot be refreshed; they can be renamed, disabled and enabled. Which
/// users' keys can be seen and changed depends on the role of the account's user.
/// </summary>
/// <remarks>
/// Every key in a list is a <see cref="VeeamApiKey"/>. Its id consists of its user and its login, such as
/// <c>955b0b80-…/12</c>, and is enough to find, change or delete it; the number alone stands for a key of the account's
/// user. The service does not report which key the account itself authenticates with. Name it in
/// <see cref="VeeamOptions.CredentialKeyId"/>, and the SDK does not delete or disable it unless that is allowed.
/// Source: helpcenter.veeam.com/docs/vac/rest/api_keys.html.
/// </remarks>
public class VeeamApiKeyManager : ApiKeyManager, IAccountHolder
{
    private readonly VeeamAdapter? _adapter;

    /// <summary>
    /// A manager without a container, for a script or a small program. Keep it for as long as the account is used.
    /// Managers that trust the same certificates share their connections, each for up to five minutes.
    /// </summary>
    /// <param name="options">The options of the account; read once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the
    /// message names it.</exception>
    public VeeamApiKeyManager(VeeamOptions options)
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
    public VeeamApiKeyManager(VeeamOptions options, ApiKeyManagerSettings settings)
        : this(
            AccountRuntime<VeeamOptions>.Standalone(
                VeeamOptions.ServiceName,
                options,
                settings,
                VeeamOptionsRules.Check
            )
        ) { }

    internal VeeamApiKeyManager(AccountRuntime<VeeamOptions> runtime)
        : this(new VeeamAdapter(new VeeamAccount(runtime))) { }

    private VeeamApiKeyManager(VeeamAdapter adapter) => _adapter = adapter;

    /// <summary>
    /// Creates a mock for tests. A member that the mock does not override throws <see cref="NotSupportedException"/>.
    /// </summary>
    protected VeeamApiKeyManager() { }

    private VeeamAdapter Adapter =>
        _adapter
        ?? throw new NotSupportedException(
            $"{GetType().Name} is a mock of {nameof(VeeamApiKeyManager)} that does not override the member that was "
                + "called."
        );

    AccountContext IAccountHolder.Context => Adapter.Context;

    /// <inheritdoc/>
    public override string Account => Adapter.Account;

    /// <inheritdoc/>
    public override string Service => VeeamOptions.ServiceName;

    /// <inheritdoc/>
    public override IReadOnlyList<ApiKeyScope> DocumentedScopes => VeeamScopeNames.All;

    /// <inheritdoc/>
    public override ApiKeyCapabilities Capabilities => Adapter.Capabilities;

    /// <summary>
    /// Lists the keys of the account's user: <see cref="VeeamOptions.UserUid"/>, else the one that is authenticated.
    /// Each is a <see cref="VeeamApiKey"/>.
    /// </summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The keys, without their values.</returns>
    /// <exception cref="ApiKeyException">The service refused, or could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public override IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken = default) =>
        Adapter.StreamAsync(cancellationToken);

    /// <summary>Lists the keys of one user.</summary>
    /// <param name="userUid">The user.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The keys, without their values.</returns>
    /// <exception cref="ArgumentException"><paramref name="userUid"/> is empty; nothing was sent.</exception>
    /// <exception cref="ApiKeyException">The service refused, or could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public virtual IAsyncEnumerable<VeeamApiKey> ListForUserAsync(
        Guid userUid,
        CancellationToken cancellationToken = default
    ) => Adapter.StreamOfUserAsync(userUid, cancellationToken);

    /// <summary>
    /// Lists the keys of all users that the account's user can see, page by page as they are asked for, so that memory
    /// does not grow with their number.
    /// </summary>
    /// <remarks>
    /// Pages are counted from the start of the list. A key that is deleted during the listing moves the others up, so
    /// another key is skipped: list first and delete then. When the service returns a page twice, or leaves one out,
    /// the listing ends with an error, not as if it were complete.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The keys, without their values.</returns>
    /// <exception cref="ApiKeyException">The service refused, could not be reached or understood, or returned a page
    /// twice.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public virtual IAsyncEnumerable<VeeamApiKey> ListForAllUsersAsync(CancellationToken cancellationToken = default) =>
        Adapter.StreamOfAllUsersAsync(cancellationToken);

    /// <summary>
    /// Lists the keys of all users of an organization, page by page as they are asked for; see
    /// <see cref="ListForAllUsersAsync"/> on deleting meanwhile.
    /// </summary>
    /// <param name="organizationUid">The organization: a company, a reseller or the service provider itself.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The keys, without their values.</returns>
    /// <exception cref="ArgumentException"><paramref name="organizationUid"/> is empty; nothing was sent.</exception>
    /// <exception cref="ApiKeyException">The service refused, could not be reached or understood, or returned a page
    /// twice.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public virtual IAsyncEnumerable<VeeamApiKey> ListForOrganizationAsync(
        Guid organizationUid,
        CancellationToken cancellationToken = default
    ) => Adapter.StreamOfOrganizationAsync(organizationUid, cancellationToken);

    /// <inheritdoc/>
    public override Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.FindAsync(id, cancellationToken);

    /// <summary>Creates a key that never expires, for the account's user or for another.</summary>
    /// <param name="description"> The name of the key: 1 to 128 characters without <c>&lt;</c>, <c>&gt;</c> and
    /// <c>=</c>. It need not be unique. Source: the vendor's specification.
    /// </param>
    /// <param name="scopes">The scopes of the key; at least one.</param>
    /// <param name="isReadOnly">Whether the key may only read; false unless set.</param>
    /// <param name="userUid">The user that the key should belong to; null for the account's user.</param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>The key with its value, which is shown only now.</returns> <inheritdoc cref="CreateAsync(ApiKeyRequest,
    /// CancellationToken)" path="/remarks|/exception"/>
    public virtual Task<IssuedApiKey> CreateAsync(
        string description,
        VeeamScopes scopes,
        bool isReadOnly = false,
        Guid? userUid = null,
        CancellationToken cancellationToken = default
    ) =>
        Adapter.CreateAsync(
            null,
            () =>
                new VeeamApiKeyRequest(description ?? throw new ArgumentNullException(nameof(description)), scopes)
                {
                    IsReadOnly = isReadOnly,
                    UserUid = userUid,
                    ParameterOf = ArgumentOf,
                },
            cancellationToken
        );

    /// <summary>Creates a key.</summary>
    /// <remarks>
    /// The service recognises a request that it has seen within five minutes. So a request whose response is lost is
    /// sent again during that time, and still creates one key. If the service processes the request in the background,
    /// the call waits until it is done, takes the key, and has the service delete the result. If that takes longer than
    /// the call may, the exception carries the id of the action, for <see cref="ResumeAsync"/>. The name is the
    /// service's description: 1 to 128 characters without <c>&lt;</c>, <c>&gt;</c> and <c>=</c>. With
    /// <see cref="ApiKeyAccountOptions.RecoverLostCreates"/>, or <see cref="ApiKeyRequest.RecoverIfLost"/>, the call
    /// then continues until there is one key with its value. Each part has a separate
    /// <see cref="ApiKeyAccountOptions.CallTimeout"/>. If a key has the requested name already, the call ends with an
    /// <see cref="ApiKeyConflictException"/>.
    /// </remarks>
    /// <param name="request"> The properties of the key: a <see cref="VeeamApiKeyRequest"/>, or a plain
    /// <see cref="ApiKeyRequest"/> for a key of the account's user. An expiry is refused, as keys there never expire.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>The key with its value, which is shown only now.</returns>
    /// <exception cref="ArgumentException">The request is invalid; nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The service does not support a part of the request; nothing was
    /// sent.</exception>
    /// <exception cref="ApiKeyValueLostException">The key was created, but its value did not arrive.</exception>
    /// <exception cref="ApiKeyMismatchException">The key was created, but differs from the request, or neither the
    /// response nor the key itself shows what it can do: the message says which.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The request was sent and no response came, or the service
    /// processes it in the background and was not done in time.</exception>
    /// <exception cref="ApiKeyException">Any other: no key was created.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request was sent.</exception>
    public override Task<IssuedApiKey> CreateAsync(
        ApiKeyRequest request,
        CancellationToken cancellationToken = default
    ) => Adapter.CreateAsync(request, cancellationToken);

    /// <summary>
    /// Resumes a create that the service runs in the background, and takes the key. Call it soon: the service deletes
    /// the result about five minutes after it is done. The key is taken once; a second call finds nothing.
    /// </summary>
    /// <param name="actionId">The id in <see cref="ApiKeyOutcomeUnknownException.ActionId"/>.</param>
    /// <param name="cancellationToken">Cancels the wait; another call can resume.</param>
    /// <returns>The key with its value.</returns>
    /// <exception cref="ArgumentException"><paramref name="actionId"/> is not the id of an action; nothing was
    /// sent.</exception>
    /// <exception cref="ApiKeyValueLostException">The key was created, and the service no longer has its
    /// value.</exception>
    /// <exception cref="ApiKeyMismatchException">The key was created, but differs from the request, as far as the
    /// action contains it, or nothing shows its scopes.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The action is not done yet, or the service could not be asked,
    /// or no longer knows the action (then without an action id).</exception>
    /// <exception cref="ApiKeyException">Any other: the action failed, and no key was created.</exception>
    public override Task<IssuedApiKey> ResumeAsync(string actionId, CancellationToken cancellationToken = default) =>
        Adapter.ResumeAsync(actionId, cancellationToken);

    /// <summary>Changes the description of a key, or enables or disables it. Its scopes cannot be changed.</summary>
    /// <param name="id">The id by which the service addresses the key.</param>
    /// <param name="update"> The changes: <see cref="ApiKeyUpdate.Description"/>, of 1 to 128 characters without
    /// <c>&lt;</c>, <c>&gt;</c> and <c>=</c>, <see cref="ApiKeyUpdate.IsEnabled"/> or both.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>The key as it is now. Already as wanted is success, and nothing is sent.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key, the update changes nothing,
    /// or the service does not take the description; nothing was sent.</exception>
    /// <exception cref="ApiKeyOwnKeyException">It would disable the key that <see cref="VeeamOptions.CredentialKeyId"/>
    /// names. <see cref="AllowOwnKey"/> allows the call. Nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The update wants other scopes; nothing was sent.</exception>
    /// <exception cref="ApiKeyNotFoundException">There is no such key, or the login of that id is none.</exception>
    /// <exception cref="ApiKeyConflictException">The key should be enabled, but the service disabled it for another
    /// reason.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The request was sent, and neither a response nor a later read
    /// showed its outcome.</exception>
    /// <exception cref="ApiKeyException">Any other: the key is as it was.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request was sent.</exception>
    public override Task<ApiKey> UpdateAsync(
        string id,
        ApiKeyUpdate update,
        CancellationToken cancellationToken = default
    ) => Adapter.UpdateAsync(id, update, cancellationToken);

    /// <summary>
    /// Enables a disabled key. A key that the service itself disabled (<see cref="ApiKeyStatus.DisabledByService"/>)
    /// stays disabled.
    /// </summary>
    /// <param name="id">The id by which the service addresses the key.</param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>The key as it is now.</returns>
    /// <inheritdoc cref="UpdateAsync" path="/exception"/>
    public override Task<ApiKey> EnableAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.EnableAsync(id, cancellationToken);

    /// <summary>Disables a key until it is enabled again: it stops working at once.</summary>
    /// <param name="id">The id by which the service addresses the key.</param>
    /// <param name="cancellationToken">Cancels the wait. After the request was sent, a cancelled call reports an
    /// unknown outcome.</param>
    /// <returns>The key as it is now.</returns>
    /// <inheritdoc cref="UpdateAsync" path="/exception"/>
    public override Task<ApiKey> DisableAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.DisableAsync(id, cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.DeleteAsync(id, cancellationToken);

    /// <inheritdoc/>
    public override ApiKeyManager AllowOwnKey() => new VeeamApiKeyManager(Adapter.AllowingOwnKey());

    /// <inheritdoc/>
    public override TimeSpan CreateReplayPeriod => VeeamAccount.Recognised;

    /// <inheritdoc/>
    public override ApiKeyRequest RequestLike(ApiKey key, string name, DateTimeOffset? expiresAt = null) =>
        new VeeamApiKeyRequest(name, (key ?? throw new ArgumentNullException(nameof(key))).Scopes)
        {
            ExpiresAt = expiresAt,
            IsReadOnly = key.IsReadOnly,
            UserUid = (key as VeeamApiKey)?.UserUid,
        };

    /// <inheritdoc/>
    public override ApiKeyManager WithCredential(Credential? credential) =>
        new VeeamApiKeyManager(Adapter.With(credential));

    /// <inheritdoc/>
    public override OwnKeyMatch MatchOwnKey(ApiKey key) => Adapter.MatchOwnKey(key);

    /// <summary>
    /// Checks whether the account can authenticate and list keys. Whether it may also change them cannot be known
    /// without a change: the service refuses a read-only key, or a user without a role for it, only then.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What the account can do.</returns>
    /// <exception cref="ApiKeyException">The service could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public override Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default) =>
        Adapter.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task<AccountDiagnosis> DiagnoseAsync(
        DiagnosisOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Adapter.DiagnoseAsync(options ?? new DiagnosisOptions(), cancellationToken);

    /// <summary>The argument of the typed create from which a member of its request came.</summary>
    private static string ArgumentOf(string member) =>
        member switch
        {
            nameof(ApiKeyRequest.Name) => "description",
            nameof(VeeamApiKeyRequest.UserUid) => "userUid",
            _ => "scopes",
        };
}
