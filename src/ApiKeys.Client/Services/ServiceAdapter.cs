using System.Runtime.CompilerServices;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Services;

/// <summary>
/// What a service can do with keys, observed. A public manager documents it for callers, and nothing below knows a
/// manager. A service that cannot do something leaves it to the manager's base class, which says so.
/// </summary>
internal abstract class ServiceAdapter(AccountTelemetry telemetry)
{
    public string Account => Telemetry.Account;

    /// <summary>What the service can do, for an account of these options.</summary>
    public abstract ApiKeyCapabilities Capabilities { get; }

    /// <summary>The latest expiry that a new key may have; null when there is none.</summary>
    public virtual DateTimeOffset? LatestExpiry => null;

    protected AccountTelemetry Telemetry { get; } = telemetry;

    /// <summary>What the account has learned about its server, as options and their values.</summary>
    protected abstract IReadOnlyDictionary<string, string> Learned { get; }

    /// <summary>Whether the account's own key may be changed and deleted.</summary>
    protected bool AllowsOwnKey { get; init; }

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        Telemetry.RunAsync(OperationName.List, null, () => ReadAllAsync(cancellationToken));

    /// <summary>Lists the keys as a stream.</summary>
    public virtual async IAsyncEnumerable<ApiKey> StreamAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (ApiKey key in await ListAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return key;
        }
    }

    public Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        Telemetry.RunAsync(OperationName.Find, id, () => ReadAsync(Given(id), cancellationToken));

    public Task<IssuedApiKey> CreateAsync(ApiKeyRequest request, CancellationToken cancellationToken) =>
        Telemetry.RunAsync(
            OperationName.Create,
            request is null ? null : IdOf(request),
            () =>
                SendCreateAsync(
                    Replayable(request ?? throw new ArgumentNullException(nameof(request))),
                    cancellationToken
                )
        );

    /// <summary>Creates a key for a typed request, which may be refused while it is made.</summary>
    /// <param name="keyId">The id of the key, where the caller chooses it.</param>
    /// <param name="request">Makes the request.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task<IssuedApiKey> CreateAsync(
        string? keyId,
        Func<ApiKeyRequest> request,
        CancellationToken cancellationToken
    ) =>
        Telemetry.RunAsync(
            OperationName.Create,
            keyId,
            () => SendCreateAsync(Replayable(request()), cancellationToken)
        );

    public Task<ApiKey> UpdateAsync(string id, ApiKeyUpdate update, CancellationToken cancellationToken) =>
        ChangeAsync(OperationName.Update, id, update, cancellationToken);

    public Task<ApiKey> EnableAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(OperationName.Enable, id, new ApiKeyUpdate { IsEnabled = true }, cancellationToken);

    public Task<ApiKey> DisableAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(OperationName.Disable, id, new ApiKeyUpdate { IsEnabled = false }, cancellationToken);

    public Task<IssuedApiKey> RefreshAsync(string id, CancellationToken cancellationToken) =>
        Telemetry.RunAsync(OperationName.Refresh, id, () => SendRefreshAsync(Given(id), cancellationToken));

    public Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        Telemetry.RunAsync(OperationName.Delete, id, () => SendDeleteAsync(Given(id), cancellationToken));

    public OwnKeyMatch MatchOwnKey(ApiKey key) => MatchOwn(key ?? throw new ArgumentNullException(nameof(key)));

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) =>
        Telemetry.RunAsync(OperationName.Check, null, () => LookAtAccountAsync(cancellationToken));

    /// <summary>The id of the key that a request is for, where the caller chooses it.</summary>
    public virtual string? IdOf(ApiKeyRequest request) => null;

    protected abstract Task<IReadOnlyList<ApiKey>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Finds a key in the list, where the service has no request for one key.</summary>
    protected virtual async Task<ApiKey?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        PathSegment.ThrowIfUnsafe(id, nameof(id));
        return (await ReadAllAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(key => key.Id == id);
    }

    protected abstract Task<IssuedApiKey> SendCreateAsync(ApiKeyRequest request, CancellationToken cancellationToken);

    /// <param name="operation">What the caller called it, one of <see cref="OperationName"/>.</param>
    /// <param name="id">The id of the key.</param>
    /// <param name="update">The changes.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    protected virtual Task<ApiKey> SendChangeAsync(
        string operation,
        string id,
        ApiKeyUpdate update,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    protected virtual Task<IssuedApiKey> SendRefreshAsync(string id, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    protected abstract Task SendDeleteAsync(string id, CancellationToken cancellationToken);

    protected abstract OwnKeyMatch MatchOwn(ApiKey key);

    protected abstract Task<AccountCheck> LookAtAccountAsync(CancellationToken cancellationToken);

    /// <summary>The check of an account that may list keys.</summary>
    /// <param name="user">Who is authenticated; null where that is not known.</param>
    /// <param name="own">The key that the account authenticates with; null where that is not known.</param>
    /// <param name="problem">What the user should correct; null when that is nothing.</param>
    /// <param name="canChange">Whether it may change them, too; null where that is not known.</param>
    protected AccountCheck Granted(string? user, ApiKey? own, string? problem = null, bool? canChange = null) =>
        new()
        {
            CanAuthenticate = true,
            CanListKeys = true,
            CanChangeKeys = canChange,
            UserName = user,
            CredentialKey = own,
            CredentialExpiry = own?.Expiry ?? default,
            LearnedOptions = Learned,
            ClockDifference = Telemetry.ServiceClock.Difference,
            Problem = problem,
        };

    /// <summary>The check of an account that may not.</summary>
    protected AccountCheck Denied(ApiKeyAccessDeniedException denied, string? user = null) =>
        new()
        {
            CanAuthenticate = !denied.IsCredentialRejected,
            CanChangeKeys = false,
            UserName = user,
            LearnedOptions = Learned,
            ClockDifference = Telemetry.ServiceClock.Difference,
            Problem = denied.Message,
        };

    private ApiKeyRequest Replayable(ApiKeyRequest request) =>
        request is { RequestId: null, RequestIdSince: not null }
            ? throw RequestError.Of(
                request,
                nameof(request.RequestIdSince),
                $"it says since when the {nameof(request.RequestId)} is in use, which is missing."
            )
        : request.RequestId is null || Capabilities.HasFlag(ApiKeyCapabilities.ReplayableCreate) ? request
        : throw new NotSupportedException(
            $"{nameof(request.RequestId)}: the service does not recognise a create that is sent again. Leave it out. "
                + "Nothing was sent."
        );

    private Task<ApiKey> ChangeAsync(
        string operation,
        string id,
        ApiKeyUpdate update,
        CancellationToken cancellationToken
    ) =>
        Telemetry.RunAsync(
            operation,
            id,
            () =>
                SendChangeAsync(
                    operation,
                    Given(id),
                    update ?? throw new ArgumentNullException(nameof(update)),
                    cancellationToken
                )
        );

    private static string Given(string id) => id ?? throw new ArgumentNullException(nameof(id));
}
