using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Creates a key. The service recognises retries of a request for some minutes, so it is sent again under the same id
/// during that time. Recovery finds the key by the action of that id, if the service runs it in the background, and
/// otherwise by the name.
/// </summary>
internal sealed class VeeamCreate(
    VeeamAccount account,
    VeeamKeyCreator creator,
    VeeamOptions options,
    VeeamRequestedKey requested,
    ApiKeyRequest request
) : RecoverableCreate
{
    private Guid _requestId = request.RequestId ?? Guid.NewGuid();
    private DateTimeOffset? _begun = request.RequestIdSince ?? account.TimeProvider.GetUtcNow();
    private long _begunAt = account.TimeProvider.GetTimestamp();

    /// <summary>The id under which the service knows the request, in the form in which it was accepted.</summary>
    private Guid SentId => account.CreateIdOf(_requestId, options);

    private TimeSpan RecognisedFor => _begun is { } begun ? VeeamAccount.Recognised - SinceBegun(begun) : TimeSpan.Zero;

    public override CallState Begin()
    {
        if (RecognisedFor <= TimeSpan.Zero)
        {
            _requestId = Guid.NewGuid();
            (_begun, _begunAt) = (account.TimeProvider.GetUtcNow(), account.TimeProvider.GetTimestamp());
        }

        return account.BeginCreate($"creating the key '{requested.Name}'", options, RecognisedFor);
    }

    public override Task<IssuedApiKey> SendAsync(CallState operation, CancellationToken cancellationToken) =>
        creator.SendAsync(operation, requested, _requestId, this, cancellationToken);

    /// <summary>Reports that the service continues in the background, before anybody waits for it.</summary>
    public Task OnActionStartedAsync(Guid actionId, CancellationToken cancellationToken) =>
        request.OnActionStarted?.Invoke(actionId.ToString(), cancellationToken) ?? Task.CompletedTask;

    public override async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        await new VeeamKeyReader(account).OfUserAsync(requested.UserUid, cancellationToken).ConfigureAwait(false);

    public override bool IsTakenBy(ApiKey key) => key.Name.Trim() == requested.Name.Trim();

    public override bool MayHaveBecome(ApiKey key) =>
        AreSame(key.Scopes, requested.Scopes!, VeeamScopeNames.Comparer) && key.IsReadOnly == requested.IsReadOnly;

    protected override bool IsCandidate(ApiKey key) => IsTakenBy(key) && MayHaveBecome(key);

    protected override async Task<IReadOnlyList<ApiKey>> LookAsync(
        CallState look,
        CancellationToken cancellationToken
    ) => await new VeeamKeyReader(account).LookAsync(look, requested.UserUid, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// The id of a request is that of the action as which the service runs it in the background. If the action failed,
    /// the list decides.
    /// </summary>
    public override async Task<IssuedApiKey?> RecallAsync(CancellationToken cancellationToken)
    {
        if (!await new VeeamActions(account).IsKnownAsync(SentId, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            return await creator.ResumeAsync(SentId, cancellationToken, requested).ConfigureAwait(false);
        }
        catch (ApiKeyException ended)
            when (ended is not (ApiKeyMismatchException or ApiKeyOutcomeUnknownException { ActionId: not null }))
        {
            Forget();
            return null;
        }
    }

    public override Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        Forget();
        return new VeeamKeyUpdater(account).DeleteAsync(id, allowsOwnKey: true, cancellationToken);
    }

    /// <summary>A clock that is set back must not lengthen the time.</summary>
    private TimeSpan SinceBegun(DateTimeOffset begun)
    {
        TimeSpan byClock = account.TimeProvider.GetUtcNow() - begun;
        TimeSpan elapsed = account.TimeProvider.GetElapsedTime(_begunAt);
        return byClock > elapsed ? byClock : elapsed;
    }

    /// <summary>The next request is a new one: for a retry the service would report the key that is gone.</summary>
    private void Forget() => _begun = null;
}
