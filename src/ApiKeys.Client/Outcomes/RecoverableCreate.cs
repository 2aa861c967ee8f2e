using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// A create, with the parts that are needed at its service to find out its outcome. <see cref="CreateRecovery"/> uses
/// them.
/// </summary>
internal abstract class RecoverableCreate
{
    /// <summary>
    /// How far the clocks of a service and of this machine may be apart, so that a key is not taken for an older one.
    /// </summary>
    private static readonly TimeSpan _clockDifference = TimeSpan.FromDays(1);

    /// <summary>
    /// Whether two keys never have the same name: then a request that arrives late is refused while there is a key.
    /// </summary>
    public virtual bool IsNameUnique => false;

    /// <summary>Whether no other program can have created a key of the name that is sent.</summary>
    public virtual bool IsNameOurs => false;

    /// <summary>Sends the create, once, and recovers it when that is requested and the response is lost.</summary>
    public Task<IssuedApiKey> RunAsync(ApiKeyRequest request, CancellationToken cancellationToken)
    {
        CallState operation = Begin();
        return IsRecovered(request, operation.Account.Options)
            ? new CreateRecovery(this, operation).RunAsync(cancellationToken)
            : SendAsync(operation, cancellationToken);
    }

    /// <summary>A new operation that creates the key.</summary>
    public abstract CallState Begin();

    /// <summary>Sends the create.</summary>
    public abstract Task<IssuedApiKey> SendAsync(CallState operation, CancellationToken cancellationToken);

    /// <summary>Finds out, by one check, the outcome of a create whose rejection leaves it open.</summary>
    public async Task<ApiKeyException> ExplainAsync(
        CallState operation,
        WireStatusException rejection,
        CancellationToken cancellationToken
    )
    {
        ForeignRefusal foreign = new(operation, rejection);
        IReadOnlyList<ApiKey> keys = await foreign
            .LookAsync(() => LookAsync(operation.Look(), cancellationToken))
            .ConfigureAwait(false);
        DateTimeOffset earliest = operation.Delivery.FirstSent - _clockDifference;
        string[] ids =
        [
            .. keys.Where(key => IsCandidate(key) && !(key.CreatedAt < earliest)).Select(static key => key.Id),
        ];
        return ids.Length > 0 ? foreign.Found(ids) : foreign.NotDone(LookResult.Absent);
    }

    /// <summary>Lists the keys among which the new one is.</summary>
    public abstract Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Whether a key that existed before has the requested name.</summary>
    public abstract bool IsTakenBy(ApiKey key);

    /// <summary>Whether a key has the name that is sent.</summary>
    public virtual bool IsNameOf(ApiKey key) => IsTakenBy(key);

    /// <summary>
    /// Whether a key of that name can be the requested one, as far as the list shows. If not, another program created
    /// it.
    /// </summary>
    public abstract bool MayHaveBecome(ApiKey key);

    /// <summary>
    /// Whether this request can have created a key, as far as the list shows, whatever existed before.
    /// </summary>
    protected abstract bool IsCandidate(ApiKey key);

    /// <summary>Lists the keys by a separate read, within the timeout of the create.</summary>
    protected abstract Task<IReadOnlyList<ApiKey>> LookAsync(CallState look, CancellationToken cancellationToken);

    /// <summary>The key with its value, if the service still has the result of the request; otherwise null.</summary>
    public virtual Task<IssuedApiKey?> RecallAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IssuedApiKey?>(null);

    /// <summary>The key with a new value; null where the service cannot refresh keys.</summary>
    public virtual Task<IssuedApiKey?> RefreshAsync(ApiKey key, CancellationToken cancellationToken) =>
        Task.FromResult<IssuedApiKey?>(null);

    /// <summary>Deletes a key whose value is lost.</summary>
    public abstract Task DeleteAsync(string id, CancellationToken cancellationToken);

    /// <summary>Whether the caller requested recovery.</summary>
    public static bool IsRecovered(ApiKeyRequest request, ApiKeyAccountOptions options) =>
        request.RecoverIfLost ?? options.RecoverLostCreates;

    /// <summary>Whether scopes are the same. Scopes that the service does not report count as the same.</summary>
    protected static bool AreSame(
        IReadOnlyList<string> reported,
        IEnumerable<string> asked,
        IEqualityComparer<string> comparer
    ) => reported.Count == 0 || new HashSet<string>(reported, comparer).SetEquals(asked);
}
