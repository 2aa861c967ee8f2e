using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Creates a key. Recovery finds the key by a stamp behind its name, and gives it a new value.
/// </summary>
internal sealed class MaximoCreate : RecoverableCreate
{
    private readonly MaximoAccount _account;
    private readonly MaximoAdapter _keys;
    private readonly MaximoOptions _options;
    private readonly string _name;
    private readonly string _stamp = NameStamp.New();
    private readonly Wire.NewApiKey _body;
    private IReadOnlyList<MaximoWireKey> _listed = [];

    public MaximoCreate(MaximoAccount account, MaximoOptions options, MaximoApiKeyRequest asked)
    {
        bool isRecovered = IsRecovered(asked, options);
        (_account, _options, _name) = (isRecovered ? account.WithSnapshot(options) : account, options, asked.Name);
        _keys = new MaximoAdapter(_account).AllowingOwnKey();
        _body = new()
        {
            Description = isRecovered ? NameStamp.On(asked.Name, _stamp) : asked.Name,
            Status = new() { Active = asked.IsEnabled, TokenRefreshInterval = asked.TokenRefreshInterval.ToString() },
            Permissions = MaximoPermissionNames.Write(asked.Scopes),
        };
    }

    public override bool IsNameOurs => true;

    public override CallState Begin() =>
        _account.Begin(OperationKind.Create, $"creating the key '{_body.Description}'", _options);

    public override async Task<IssuedApiKey> SendAsync(CallState operation, CancellationToken cancellationToken)
    {
        DateTimeOffset start = _account.Now;
        MaximoWireKey response = await _account
            .RunAsync(operation, (api, token) => SendAsync(api, operation, token), cancellationToken)
            .ConfigureAwait(false);
        DateTimeOffset issuedAt = new[] { start, response.Added?.Timestamp?.Instant ?? start }.Min();
        return Compared(operation, response, MaximoMapping.ToIssued(response.With(_body), _account.Name, issuedAt));
    }

    public override async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        CallState operation = _account.Begin(OperationKind.Read, "listing the keys", _options);
        _listed = await _account
            .RunAsync(operation, static (api, token) => api.ListAsync(token), cancellationToken)
            .ConfigureAwait(false);
        return _listed.Map(key => MaximoMapping.ToKey(key, _account.Name));
    }

    public override bool IsTakenBy(ApiKey key) => key.Name == _name || NameStamp.Without(key.Name) == _name;

    public override bool IsNameOf(ApiKey key) => key.Name.EndsWith(_stamp, StringComparison.Ordinal);

    public override bool MayHaveBecome(ApiKey key) => true;

    /// <summary>Names need not be unique, so a key of the name counts only with the same permissions.</summary>
    protected override bool IsCandidate(ApiKey key) =>
        key.Name.Trim() == _body.Description?.Trim()
        && AreSame(key.Scopes, MaximoPermissionNames.Read(_body.Permissions), MaximoPermissionNames.Comparer);

    protected override async Task<IReadOnlyList<ApiKey>> LookAsync(
        CallState look,
        CancellationToken cancellationToken
    ) =>
        (
            await _account
                .RunStepAsync(look, static (api, token) => api.ListAsync(token), cancellationToken)
                .ConfigureAwait(false)
        ).Map(key => MaximoMapping.ToKey(key, _account.Name));

    /// <summary>
    /// The key as the list has it, because the response to a refresh may contain little but the value.
    /// </summary>
    public override async Task<IssuedApiKey?> RefreshAsync(ApiKey key, CancellationToken cancellationToken)
    {
        MaximoWireKey listed = _listed.First(listed => listed.Id == key.Id);
        DateTimeOffset start = _account.Now;
        IssuedApiKey refreshed = await _keys.RefreshAsync(key.Id, cancellationToken).ConfigureAwait(false);
        listed = listed with { Version = ((MaximoApiKey)refreshed.Key).Version, Updated = null };
        return Compared(
            Begin(),
            listed,
            new(MaximoMapping.ToKey(listed.With(_body), _account.Name, start), refreshed.Value)
        );
    }

    public override Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        _keys.DeleteAsync(id, cancellationToken);

    private async Task<MaximoWireKey> SendAsync(MaximoApi api, CallState operation, CancellationToken cancellationToken)
    {
        try
        {
            return await api.CreateAsync(_body, cancellationToken).ConfigureAwait(false);
        }
        catch (WireStatusException rejection) when (ForeignRefusal.LeavesOpen(operation, rejection))
        {
            throw await ExplainAsync(operation, rejection, cancellationToken).ConfigureAwait(false);
        }
    }

    private IssuedApiKey Compared(CallState operation, MaximoWireKey key, IssuedApiKey issued) =>
        KeyMismatch.Checked(operation, issued, MaximoDifference.Find(key, _body), isEncoded: true);
}
