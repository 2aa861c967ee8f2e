using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Creates a key. The service recognises retries of a request for some minutes, so it is sent again under the same id
/// for as long. Its outcome is found out by the action of that id, should it be done in the background, and else by the
/// name.
/// </summary>
internal sealed class VeeamCreate(
    VeeamAccount account,
    VeeamKeyCreator issuing,
    VeeamOptions options,
    VeeamRequestedKey wish
) : RecoverableCreate
{
    private Guid _requestId;
    private DateTimeOffset? _begun;
    private long _begunAt;

    private TimeSpan RecognisedFor => _begun is { } begun ? VeeamAccount.Recognised - SinceBegun(begun) : TimeSpan.Zero;

    public override ApiCall Begin()
    {
        if (RecognisedFor <= TimeSpan.Zero)
        {
            _requestId = Guid.NewGuid();
            (_begun, _begunAt) = (account.TimeProvider.GetUtcNow(), account.TimeProvider.GetTimestamp());
        }

        return account.BeginRecognised(OperationKind.Create, $"issuing the key '{wish.Name}'", options, RecognisedFor);
    }

    public override Task<IssuedApiKey> SendAsync(ApiCall operation, CancellationToken cancellationToken) =>
        issuing.SendAsync(operation, wish, _requestId, this, cancellationToken);

    public override async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        await new VeeamKeyReader(account).OfUserAsync(wish.UserUid, cancellationToken).ConfigureAwait(false);

    public override bool IsTakenBy(ApiKey key) => key.Name.Trim() == wish.Name.Trim();

    public override bool MayHaveBecome(ApiKey key) =>
        AreSame(key.Scopes, wish.Scopes!, VeeamScopeNames.Comparer) && key.IsReadOnly == wish.IsReadOnly;

    protected override bool IsCandidate(ApiKey key) => IsTakenBy(key) && MayHaveBecome(key);

    protected override async Task<IReadOnlyList<ApiKey>> LookAsync(ApiCall look, CancellationToken cancellationToken) =>
        await new VeeamKeyReader(account).LookAsync(look, wish.UserUid, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// The id of a request is that of the action as which the service does it in the background. An action that came to
    /// nothing leaves it to the list.
    /// </summary>
    public override async Task<IssuedApiKey?> RecallAsync(CancellationToken cancellationToken)
    {
        if (!await new VeeamActions(account).IsKnownAsync(_requestId, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            return await issuing.ResumeAsync(_requestId, cancellationToken, wish).ConfigureAwait(false);
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

    /// <summary>The next request is another one: to a retry the service would report again what is gone.</summary>
    private void Forget() => _begun = null;
}
