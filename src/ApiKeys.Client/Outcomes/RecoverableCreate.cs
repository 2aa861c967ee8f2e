using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// A create, with what it takes at its service to find out its outcome. <see cref="CreateRecovery"/> does that.
/// </summary>
internal abstract class RecoverableCreate
{
    /// <summary>
    /// How far the clocks of a service and of this machine may be apart, so that a key is not taken for an older one.
    /// </summary>
    private static readonly TimeSpan _clockDifference = TimeSpan.FromDays(1);

    /// <summary>
    /// Whether two keys never bear the same name: then a request that arrives late is refused while there is a key.
    /// </summary>
    public virtual bool IsNameUnique => false;

    /// <summary>Whether nobody else can have issued a key of the name that is sent.</summary>
    public virtual bool IsNameOurs => false;

    /// <summary>Sends it, once, and finds it out when that is asked for and the response is lost.</summary>
    public Task<IssuedApiKey> RunAsync(ApiKeyRequest request, CancellationToken cancellationToken)
    {
        ApiCall operation = Begin();
        return IsRecovered(request, operation.Account.Options)
            ? new CreateRecovery(this, operation).RunAsync(cancellationToken)
            : SendAsync(operation, cancellationToken);
    }

    /// <summary>A new operation that issues the key.</summary>
    public abstract ApiCall Begin();

    /// <summary>Sends the create.</summary>
    public abstract Task<IssuedApiKey> SendAsync(ApiCall operation, CancellationToken cancellationToken);

    /// <summary>Finds out, by one look, what is true of a create whose rejection leaves that open.</summary>
    public async Task<ApiKeyException> ExplainAsync(
        ApiCall operation,
        WireStatusException rejection,
        CancellationToken cancellationToken
    )
    {
        ForeignRefusal foreign = new(operation, rejection);
        IReadOnlyList<ApiKey> keys = await foreign
            .LookAsync(() => LookAsync(operation.Look(), cancellationToken))
            .ConfigureAwait(false);
        DateTimeOffset earliest = operation.FirstSent - _clockDifference;
        string[] ids =
        [
            .. keys.Where(key => IsCandidate(key) && !(key.CreatedAt < earliest)).Select(static key => key.Id),
        ];
        return ids.Length > 0 ? foreign.Found(ids) : foreign.NotDone(LookResult.Absent);
    }

    /// <summary>Lists the keys among which the new one is.</summary>
    public abstract Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Whether a key that was there before has taken the name that is asked for.</summary>
    public abstract bool IsTakenBy(ApiKey key);

    /// <summary>Whether a key bears the name that is sent.</summary>
    public virtual bool IsNameOf(ApiKey key) => IsTakenBy(key);

    /// <summary>
    /// Whether a key of that name can be what was asked for, as far as the list tells. One that cannot is somebody
    /// else's.
    /// </summary>
    public abstract bool MayHaveBecome(ApiKey key);

    /// <summary>
    /// Whether a key can be what this very request made, as far as the list tells, whatever was there before.
    /// </summary>
    protected abstract bool IsCandidate(ApiKey key);

    /// <summary>Lists the keys by a read of its own, within the timeout of the create.</summary>
    protected abstract Task<IReadOnlyList<ApiKey>> LookAsync(ApiCall look, CancellationToken cancellationToken);

    /// <summary>What the service itself remembers of the request, with the value; null when that is nothing.</summary>
    public virtual Task<IssuedApiKey?> RecallAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IssuedApiKey?>(null);

    /// <summary>The key with a new value; null where no key can be given one.</summary>
    public virtual Task<IssuedApiKey?> RefreshAsync(ApiKey key, CancellationToken cancellationToken) =>
        Task.FromResult<IssuedApiKey?>(null);

    /// <summary>Deletes a key that nobody has the value of.</summary>
    public abstract Task DeleteAsync(string id, CancellationToken cancellationToken);

    /// <summary>Whether the caller wants it to be found out about.</summary>
    public static bool IsRecovered(ApiKeyRequest request, ApiKeyAccountOptions options) =>
        request.RecoverIfLost ?? options.RecoverLostCreates;

    /// <summary>Whether scopes are the same. What the service does not say is no difference.</summary>
    protected static bool AreSame(
        IReadOnlyList<string> reported,
        IEnumerable<string> asked,
        IEqualityComparer<string> comparer
    ) => reported.Count == 0 || new HashSet<string>(reported, comparer).SetEquals(asked);
}
