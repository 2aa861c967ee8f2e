using System.Runtime.CompilerServices;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// Manages the API keys of the AIMMS Cloud user whose key the account authenticates with. AIMMS can list, create and
/// delete keys; it cannot change, disable or refresh one.
/// </summary>
/// <remarks>
/// A key is addressed by its name, which is unique. Source: documentation.aimms.com/cloud/managing-api-keys.html.
/// </remarks>
public class AimmsApiKeyManager : ApiKeyManager
{
    internal const string ServiceName = "Aimms";

    private readonly AimmsAccount? _account;
    private readonly bool _allowsOwnKey;

    /// <summary>
    /// A manager without a container, for a script or a small program. Keep it for as long as the account is used.
    /// Managers that trust the same certificates share their connections, each for up to five minutes.
    /// </summary>
    /// <param name="options">The options of the account; read once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the
    /// message names it.</exception>
    public AimmsApiKeyManager(AimmsOptions options)
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
    public AimmsApiKeyManager(AimmsOptions options, ApiKeyManagerSettings settings)
        : this(
            AimmsAccount.Standalone(
                options ?? throw new ArgumentNullException(nameof(options)),
                settings ?? throw new ArgumentNullException(nameof(settings))
            )
        ) { }

    internal AimmsApiKeyManager(AimmsAccount account, bool allowsOwnKey = false) =>
        (_account, _allowsOwnKey) = (account, allowsOwnKey);

    /// <summary>
    /// Creates a mock for tests. A member that the mock does not override throws <see cref="NotSupportedException"/>.
    /// </summary>
    protected AimmsApiKeyManager() { }

    private AimmsAccount Configured =>
        _account
        ?? throw new NotSupportedException(
            $"{GetType().Name} is a mock of {nameof(AimmsApiKeyManager)} that does not override the member that was "
                + "called."
        );

    /// <inheritdoc/>
    public override string Account => Configured.Name;

    /// <inheritdoc/>
    public override string Service => ServiceName;

    /// <inheritdoc/>
    public override ApiKeyCapabilities Capabilities =>
        Configured.Options.Endpoint == AimmsEndpoint.UserManager
            ? ApiKeyCapabilities.Expiry | ApiKeyCapabilities.ListScopes
            : ApiKeyCapabilities.Expiry;

    /// <inheritdoc/>
    public override DateTimeOffset? GetLatestExpiry() => Configured.Expiry(Configured.Options).Latest;

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

    /// <inheritdoc/>
    public override Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        Configured.Telemetry.RunAsync(OperationName.Find, id, () => FindCoreAsync(id, cancellationToken));

    /// <summary>
    /// Creates a key. It is sent once: never retried unless the first request certainly did not reach AIMMS or was
    /// refused before it was processed.
    /// </summary>
    /// <example>
    /// <code>
    /// IssuedApiKey created = await keys.CreateAsync(
    ///     "nightly-20270310", AimmsScopes.PublishApp | AimmsScopes.Tasks, clock.GetUtcNow().AddDays(90), cancellationToken);
    /// </code>
    /// </example>
    /// <param name="name">The name of the key; it must be unique, and is also the id of the key.</param>
    /// <param name="scopes">The scopes of the key; at least one.</param>
    /// <param name="expiresAt">When the key expires: in the future, and at most one year ahead. AIMMS takes a date, so
    /// it is rounded down to one.</param>
    /// <param name="cancellationToken">Cancels the wait. Once the request has left, the outcome is unknown and said to
    /// be so.</param>
    /// <returns>The key with its value, which is shown only now.</returns>
    /// <exception cref="ArgumentException">The request is invalid; nothing was sent.</exception>
    /// <exception cref="ApiKeyConflictException">A key of that name exists.</exception>
    /// <exception cref="ApiKeyValueLostException">The key was created, but its value did not arrive.</exception>
    /// <exception cref="ApiKeyMismatchException">The key was created, but differs from the request.</exception>
    /// <exception cref="ApiKeyOutcomeUnknownException">The request left and no response came.</exception>
    /// <exception cref="ApiKeyException">Any other: no key was created.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request left.</exception>
    public virtual Task<IssuedApiKey> CreateAsync(
        string name,
        AimmsScopes scopes,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken = default
    ) =>
        Configured.Telemetry.RunAsync(
            OperationName.Create,
            name,
            () =>
                CreateCoreAsync(
                    new AimmsApiKeyRequest(name, scopes, expiresAt) { ParameterOf = ArgumentOf },
                    cancellationToken
                )
        );

    /// <inheritdoc/>
    public override Task<IssuedApiKey> CreateAsync(
        ApiKeyRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Configured.Telemetry.RunAsync(
            OperationName.Create,
            request?.Name,
            () => CreateCoreAsync(request!, cancellationToken)
        );

    /// <inheritdoc/>
    public override Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        Configured.Telemetry.RunAsync(OperationName.Delete, id, () => DeleteCoreAsync(id, cancellationToken));

    /// <inheritdoc/>
    public override ApiKeyManager AllowOwnKey() => new AimmsApiKeyManager(Configured, allowsOwnKey: true);

    /// <inheritdoc/>
    public override OwnKeyMatch MatchOwnKey(ApiKey key) =>
        AimmsOwnKey.Match(key ?? throw new ArgumentNullException(nameof(key)), Configured.Options);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ApiKeyScope>> ListScopesAsync(CancellationToken cancellationToken = default) =>
        Configured.Telemetry.RunAsync(OperationName.ListScopes, null, () => ListScopesCoreAsync(cancellationToken));

    /// <inheritdoc/>
    public override Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default) =>
        Configured.Telemetry.RunAsync(OperationName.Check, null, () => CheckCoreAsync(cancellationToken));

    /// <inheritdoc/>
    public override Task<AccountDiagnosis> DiagnoseAsync(
        DiagnosisOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        new AimmsDiagnosis(
            this,
            Configured,
            new DiagnosisRound(AimmsAssumptions.All, options ?? new DiagnosisOptions(), cancellationToken)
        ).RunAsync();

    /// <summary>The argument of the typed create from which a member of its request came.</summary>
    private static string ArgumentOf(string member) =>
        member switch
        {
            nameof(ApiKeyRequest.Name) => "name",
            nameof(ApiKeyRequest.Scopes) => "scopes",
            _ => "expiresAt",
        };

    private Task<IReadOnlyList<ApiKey>> ObservedListAsync(CancellationToken cancellationToken) =>
        Configured.Telemetry.RunAsync(OperationName.List, null, () => ListCoreAsync(cancellationToken));

    private async Task<IReadOnlyList<ApiKey>> ListCoreAsync(CancellationToken cancellationToken) =>
        (
            await Configured
                .RunAsync(
                    Configured.Begin(OperationKind.Read, "listing the keys", Configured.Options),
                    (api, token) => api.ListAsync(Account, token),
                    cancellationToken
                )
                .ConfigureAwait(false)
        ).Keys;

    private async Task<ApiKey?> FindCoreAsync(string id, CancellationToken cancellationToken)
    {
        PathSegment.ThrowIfUnsafe(id ?? throw new ArgumentNullException(nameof(id)), nameof(id));
        return (await ListCoreAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(key => key.Id == id);
    }

    private async Task<IssuedApiKey> CreateCoreAsync(ApiKeyRequest request, CancellationToken cancellationToken)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        AimmsOptions options = Configured.Options;
        AimmsRequestRules.Check(request, options);
        Configured.Expiry(options).Check(request);
        AimmsAccount snapshot = RecoverableCreate.IsRecovered(request, options)
            ? Configured.WithSnapshot(options)
            : Configured;
        return await new AimmsCreate(snapshot, options, request.Name, request.ExpiresAt!.Value, request.Scopes)
            .RunAsync(request, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task DeleteCoreAsync(string id, CancellationToken cancellationToken)
    {
        PathSegment.ThrowIfUnsafe(id ?? throw new ArgumentNullException(nameof(id)), nameof(id));
        AimmsOptions options = Configured.Options;
        OwnKeyGuard.ThrowIf(!_allowsOwnKey && AimmsOwnKey.IsNamed(id, options), Account, id);
        ApiCall operation = Configured.Begin(OperationKind.Delete, $"deleting the key '{id}'", options, id);
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
                                () => IsThereAsync(operation, id, token)
                            ),
                        cancellationToken
                    ),
                () => FindCoreAsync(id, cancellationToken)
            )
            .ConfigureAwait(false);
    }

    private async Task<bool> IsThereAsync(ApiCall operation, string id, CancellationToken cancellationToken) =>
        (await Configured.LookAsync(operation.Look(), cancellationToken).ConfigureAwait(false)).Keys.Any(key =>
            key.Id == id
        );

    private async Task<IReadOnlyList<ApiKeyScope>> ListScopesCoreAsync(CancellationToken cancellationToken)
    {
        AimmsOptions options = Configured.Options;
        if (options.Endpoint != AimmsEndpoint.UserManager)
        {
            throw CannotListScopes();
        }

        ApiCall operation = Configured.Begin(OperationKind.Read, "listing the scopes that may be granted", options);
        IReadOnlyList<ApiKeyScope> scopes = await Configured
            .RunAsync(operation, static (api, token) => ((UserManagerApi)api).ListScopesAsync(token), cancellationToken)
            .ConfigureAwait(false);
        Configured.Forms.Offer(scopes);
        return scopes;
    }

    private async Task<AccountCheck> CheckCoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            AimmsOptions options = Configured.Options;
            IReadOnlyList<ApiKey> keys = await ListCoreAsync(cancellationToken).ConfigureAwait(false);
            ApiKey? own = keys.FirstOrDefault(key => AimmsOwnKey.IsNamed(key.Id, options));
            return new AccountCheck
            {
                CanAuthenticate = true,
                CanListKeys = true,
                CanChangeKeys = true,
                UserName = await FindUserNameAsync(cancellationToken).ConfigureAwait(false),
                CredentialKey = own,
                CredentialExpiry = own?.Expiry ?? default,
                LearnedOptions = Configured.Forms.Learned,
                Problem = OwnKeyGuard.ProblemWith(options.CredentialKeyId, own),
            };
        }
        catch (ApiKeyAccessDeniedException denied)
        {
            return new AccountCheck
            {
                CanAuthenticate = !denied.IsCredentialRejected,
                CanChangeKeys = false,
                LearnedOptions = Configured.Forms.Learned,
                Problem = denied.Message,
            };
        }
    }

    /// <summary>
    /// Returns the authenticated user, where the service reports it: the scope that this needs is not documented.
    /// </summary>
    private async Task<string?> FindUserNameAsync(CancellationToken cancellationToken)
    {
        AimmsOptions options = Configured.Options;
        if (options.Endpoint != AimmsEndpoint.UserManager)
        {
            return null;
        }

        try
        {
            ApiCall operation = Configured.Begin(OperationKind.Read, "asking for the current user", options);
            return await Configured
                .RunAsync(
                    operation,
                    static (api, token) => ((UserManagerApi)api).GetUserNameAsync(token),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (ApiKeyException)
        {
            return null;
        }
    }
}
