using ApiKeys.Client.Calls;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// Manages the API keys of the AIMMS Cloud user whose key the account authenticates with. AIMMS can list, create and
/// delete keys; it cannot change, disable or refresh one.
/// </summary>
/// <remarks>
/// A key is addressed by its name, which is unique. Source: documentation.aimms.com/cloud/managing-api-keys.html.
/// </remarks>
public class AimmsApiKeyManager : ApiKeyManager, IAccountHolder
{
    private readonly AimmsAdapter? _adapter;

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
            AccountRuntime<AimmsOptions>.Standalone(
                AimmsOptions.ServiceName,
                options,
                settings,
                AimmsOptionsRules.Check
            )
        ) { }

    internal AimmsApiKeyManager(AccountRuntime<AimmsOptions> runtime)
        : this(new AimmsAdapter(new AimmsAccount(runtime))) { }

    private AimmsApiKeyManager(AimmsAdapter adapter) => _adapter = adapter;

    /// <summary>
    /// Creates a mock for tests. A member that the mock does not override throws <see cref="NotSupportedException"/>.
    /// </summary>
    protected AimmsApiKeyManager() { }

    private AimmsAdapter Adapter =>
        _adapter
        ?? throw new NotSupportedException(
            $"{GetType().Name} is a mock of {nameof(AimmsApiKeyManager)} that does not override the member that was "
                + "called."
        );

    AccountContext IAccountHolder.Context => Adapter.Context;

    /// <inheritdoc/>
    public override string Account => Adapter.Account;

    /// <inheritdoc/>
    public override string Service => AimmsOptions.ServiceName;

    /// <inheritdoc/>
    public override IReadOnlyList<ApiKeyScope> DocumentedScopes => AimmsScopeNames.All;

    /// <inheritdoc/>
    public override ApiKeyCapabilities Capabilities => Adapter.Capabilities;

    /// <inheritdoc/>
    public override DateTimeOffset? GetLatestExpiry() => Adapter.LatestExpiry;

    /// <inheritdoc/>
    public override IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken = default) =>
        Adapter.StreamAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ApiKey>> GetListAsync(CancellationToken cancellationToken = default) =>
        Adapter.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.FindAsync(id, cancellationToken);

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
        Adapter.CreateAsync(
            name,
            () => new AimmsApiKeyRequest(name, scopes, expiresAt) { ParameterOf = ArgumentOf },
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<IssuedApiKey> CreateAsync(
        ApiKeyRequest request,
        CancellationToken cancellationToken = default
    ) => Adapter.CreateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        Adapter.DeleteAsync(id, cancellationToken);

    /// <inheritdoc/>
    public override ApiKeyManager AllowOwnKey() => new AimmsApiKeyManager(Adapter.AllowingOwnKey());

    /// <inheritdoc/>
    public override ApiKeyManager WithCredential(Credential? credential) =>
        new AimmsApiKeyManager(Adapter.With(credential));

    /// <inheritdoc/>
    public override OwnKeyMatch MatchOwnKey(ApiKey key) => Adapter.MatchOwnKey(key);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ApiKeyScope>> ListScopesAsync(CancellationToken cancellationToken = default) =>
        Capabilities.HasFlag(ApiKeyCapabilities.ListScopes)
            ? Adapter.ListScopesAsync(cancellationToken)
            : base.ListScopesAsync(cancellationToken);

    /// <inheritdoc/>
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
            nameof(ApiKeyRequest.Name) => "name",
            nameof(ApiKeyRequest.Scopes) => "scopes",
            _ => "expiresAt",
        };
}
