using System.Runtime.CompilerServices;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Telemetry;
using static ApiKeys.Client.ApiKeyException;

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
public class MaximoApiKeyManager : ApiKeyManager
{
    internal const string ServiceName = "Maximo";

    private readonly MaximoAccount? _account;
    private readonly bool _allowsOwnKey;

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
            MaximoAccount.Standalone(
                options ?? throw new ArgumentNullException(nameof(options)),
                settings ?? throw new ArgumentNullException(nameof(settings))
            )
        ) { }

    internal MaximoApiKeyManager(MaximoAccount account, bool allowsOwnKey = false) =>
        (_account, _allowsOwnKey) = (account, allowsOwnKey);

    /// <summary>
    /// Creates a mock for tests. A member that the mock does not override throws <see cref="NotSupportedException"/>.
    /// </summary>
    protected MaximoApiKeyManager() { }

    private MaximoAccount Configured =>
        _account
        ?? throw new NotSupportedException(
            $"{GetType().Name} is a mock of {nameof(MaximoApiKeyManager)} that does not override the member that "
                + "was called."
        );

    /// <inheritdoc/>
    public override string Account => Configured.Name;

    /// <inheritdoc/>
    public override string Service => ServiceName;

    /// <inheritdoc/>
    public override ApiKeyCapabilities Capabilities =>
        ApiKeyCapabilities.UpdateDescription
        | ApiKeyCapabilities.UpdateScopes
        | ApiKeyCapabilities.Disable
        | ApiKeyCapabilities.Refresh
        | ApiKeyCapabilities.RefreshInterval
        | ApiKeyCapabilities.NeverExpires;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ApiKey> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (ApiKey key in await ObservedListAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return key;
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ApiKey>> GetListAsync(CancellationToken cancellationToken = default) =>
        ObservedListAsync(cancellationToken);

    /// <summary>Finds a key by its id; where the server has no route for a single key, in the list.</summary>
    /// <param name="id">The id that the service assigned to the key; case-sensitive.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The key, a <see cref="MaximoApiKey"/>, or null when there is none with that id.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key.</exception>
    /// <exception cref="ApiKeyException">The service refused, or could not be reached or understood.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public override Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        Configured.Telemetry.RunAsync(OperationName.Find, id, () => FindCoreAsync(id, cancellationToken));

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
        Configured.Telemetry.RunAsync(
            OperationName.Create,
            null,
            () =>
                CreateCoreAsync(
                    new MaximoApiKeyRequest(
                        name,
                        permissions,
                        refreshInterval ?? throw new ArgumentNullException(nameof(refreshInterval))
                    )
                    {
                        ParameterOf = ArgumentOf,
                    },
                    cancellationToken
                )
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
    ) => Configured.Telemetry.RunAsync(OperationName.Create, null, () => CreateCoreAsync(request, cancellationToken));

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
    ) => Configured.Telemetry.RunAsync(OperationName.Update, id, () => UpdateCoreAsync(id, update, cancellationToken));

    /// <summary>Enables a disabled key. Nothing is changed when it is enabled already.</summary>
    /// <param name="id">The id that the service assigned to the key.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The key as it is now, a <see cref="MaximoApiKey"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> cannot be the id of a key; nothing was
    /// sent.</exception>
    /// <exception cref="ApiKeyException">As in <see cref="UpdateAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the change was sent.</exception>
    public override Task<ApiKey> EnableAsync(string id, CancellationToken cancellationToken = default) =>
        Configured.Telemetry.RunAsync(
            OperationName.Enable,
            id,
            () => UpdateCoreAsync(id, new MaximoApiKeyUpdate { IsEnabled = true }, cancellationToken)
        );

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
        Configured.Telemetry.RunAsync(
            OperationName.Disable,
            id,
            () => UpdateCoreAsync(id, new MaximoApiKeyUpdate { IsEnabled = false }, cancellationToken)
        );

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
        Configured.Telemetry.RunAsync(OperationName.Refresh, id, () => RefreshCoreAsync(id, cancellationToken));

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
        Configured.Telemetry.RunAsync(OperationName.Delete, id, () => DeleteCoreAsync(id, cancellationToken));

    /// <inheritdoc/>
    public override ApiKeyManager AllowOwnKey() => new MaximoApiKeyManager(Configured, allowsOwnKey: true);

    /// <inheritdoc/>
    public override OwnKeyMatch MatchOwnKey(ApiKey key) =>
        Configured.MatchOwnKey(key ?? throw new ArgumentNullException(nameof(key)));

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
        Configured.Telemetry.RunAsync(OperationName.Check, null, () => CheckCoreAsync(cancellationToken));

    /// <inheritdoc/>
    public override Task<AccountDiagnosis> DiagnoseAsync(
        DiagnosisOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        new MaximoDiagnosis(
            this,
            Configured,
            new DiagnosisRound(MaximoAssumptions.All, options ?? new DiagnosisOptions(), cancellationToken)
        ).RunAsync();

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
        Configured.Telemetry.RunAsync(
            OperationName.CheckRoutes,
            null,
            () => new MaximoRouteCheck(Configured, Configured.Options).RunAsync(cancellationToken)
        );

    /// <summary>The argument of the typed create from which a member of its request came.</summary>
    private static string ArgumentOf(string member) =>
        member switch
        {
            nameof(ApiKeyRequest.Name) => "name",
            nameof(ApiKeyRequest.Scopes) => "permissions",
            _ => "refreshInterval",
        };

    private Task<IReadOnlyList<ApiKey>> ObservedListAsync(CancellationToken cancellationToken) =>
        Configured.Telemetry.RunAsync(OperationName.List, null, () => ListCoreAsync(cancellationToken));

    private async Task<IReadOnlyList<ApiKey>> ListCoreAsync(CancellationToken cancellationToken)
    {
        ApiCall operation = Configured.Begin(OperationKind.Read, "listing the keys", Configured.Options);
        IReadOnlyList<MaximoWireKey> keys = await Configured
            .RunAsync(operation, static (api, token) => api.ListAsync(token), cancellationToken)
            .ConfigureAwait(false);
        return keys.Map(key => MaximoMapping.ToKey(key, Account));
    }

    private async Task<ApiKey?> FindCoreAsync(string id, CancellationToken cancellationToken)
    {
        ApiCall operation = Configured.Begin(
            OperationKind.Read,
            $"finding the key '{Checked(id)}'",
            Configured.Options,
            id
        );
        MaximoWireKey? key = await Configured
            .Runner.RunAsync(operation, (_, token) => Configured.FindAsync(operation, token), cancellationToken)
            .ConfigureAwait(false);
        return key is null ? null : MaximoMapping.ToKey(key, Account);
    }

    private Task<IssuedApiKey> CreateCoreAsync(ApiKeyRequest request, CancellationToken cancellationToken)
    {
        MaximoOptions options = Configured.Options;
        MaximoApiKeyRequest asked = MaximoRequestRules.Check(
            request ?? throw new ArgumentNullException(nameof(request)),
            options
        );
        return new MaximoCreate(Configured, options, asked).RunAsync(asked, cancellationToken);
    }

    private async Task<ApiKey> UpdateCoreAsync(string id, ApiKeyUpdate update, CancellationToken cancellationToken)
    {
        MaximoOptions options = Configured.Options;
        MaximoChange change = new(
            MaximoRequestRules.Check(update ?? throw new ArgumentNullException(nameof(update)), options)
        );
        ThrowIfOwn(Checked(id), _allowsOwnKey || !change.Disables);
        ApiCall operation = Configured.Begin(OperationKind.Update, $"changing the key '{id}'", options, id);
        try
        {
            MaximoWireKey key = await new MaximoKeyUpdater(Configured, operation, change, _allowsOwnKey)
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
            return MaximoMapping.ToKey(key, Account);
        }
        catch (ApiKeyNotFoundException notFound)
            when (notFound.StatusCode is not null && notFound.Details.Look == LookResult.None)
        {
            throw await NotFound
                .ExplainAsync(notFound, () => FindCoreAsync(id, cancellationToken))
                .ConfigureAwait(false);
        }
    }

    private async Task<IssuedApiKey> RefreshCoreAsync(string id, CancellationToken cancellationToken)
    {
        ApiCall operation = BeginOnOther(OperationKind.Refresh, $"refreshing the key '{Checked(id)}'", id);
        DateTimeOffset start = Configured.Now;
        try
        {
            MaximoWireKey response = await Configured
                .RunAsync(operation, (api, token) => api.RefreshAsync(id, token), cancellationToken)
                .ConfigureAwait(false);
            return KeyMismatch.Checked(
                operation,
                MaximoMapping.ToIssued(response with { Id = id }, Account, start),
                difference: null,
                isEncoded: true
            );
        }
        catch (ApiKeyNotFoundException notFound)
        {
            throw await NotFound
                .ExplainAsync(notFound, () => FindCoreAsync(id, cancellationToken))
                .ConfigureAwait(false);
        }
    }

    private async Task DeleteCoreAsync(string id, CancellationToken cancellationToken)
    {
        ApiCall operation = BeginOnOther(OperationKind.Delete, $"deleting the key '{Checked(id)}'", id);
        await Deletion
            .RunAsync(
                operation,
                () =>
                    Configured.RunAsync(
                        operation,
                        (api, token) =>
                            Deletion.SendAsync(
                                operation,
                                () => api.DeleteAsync(id, token),
                                async () =>
                                    await Configured.FindAsync(operation, token).ConfigureAwait(false) is not null
                            ),
                        cancellationToken
                    ),
                () => FindCoreAsync(id, cancellationToken)
            )
            .ConfigureAwait(false);
    }

    private async Task<AccountCheck> CheckCoreAsync(CancellationToken cancellationToken)
    {
        ApiCall operation = Configured.Begin(OperationKind.Read, "listing the keys", Configured.Options);
        try
        {
            IReadOnlyList<MaximoWireKey> keys = await Configured
                .RunAsync(operation, static (api, token) => api.ListAsync(token), cancellationToken)
                .ConfigureAwait(false);
            MaximoWireKey? own = keys.FirstOrDefault(key =>
                key.Id == operation.AuthenticatedAs || key.Id == Configured.OwnKeyId
            );
            MaximoApiKey? key = own is null ? null : MaximoMapping.ToKey(own, Account);
            return new AccountCheck
            {
                CanAuthenticate = true,
                CanListKeys = true,
                UserName = operation.AuthenticatedAs,
                CredentialKey = key,
                CredentialExpiry = key?.Expiry ?? default,
                LearnedOptions = Configured.Learned.All,
            };
        }
        catch (ApiKeyAccessDeniedException denied)
        {
            return new AccountCheck
            {
                CanAuthenticate = !denied.IsCredentialRejected,
                CanChangeKeys = false,
                UserName = denied.IsCredentialRejected ? null : operation.AuthenticatedAs,
                LearnedOptions = Configured.Learned.All,
                Problem = denied.Message,
            };
        }
    }

    /// <summary>
    /// Begins an operation that must not reach the account's own key, unless that is allowed.
    /// </summary>
    private ApiCall BeginOnOther(OperationKind kind, string description, string id)
    {
        ThrowIfOwn(id, _allowsOwnKey);
        ApiCall operation = Configured.Begin(kind, description, Configured.Options, id);
        operation.ProtectsOwnKey = !_allowsOwnKey;
        return operation;
    }

    private void ThrowIfOwn(string id, bool isAllowed) =>
        OwnKeyGuard.ThrowIf(!isAllowed && id == Configured.OwnKeyId, Account, id);

    private static string Checked(string id)
    {
        PathSegment.ThrowIfUnsafe(id ?? throw new ArgumentNullException(nameof(id)), nameof(id));
        return id;
    }
}
