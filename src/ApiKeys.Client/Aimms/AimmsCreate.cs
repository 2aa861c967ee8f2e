using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Aimms;

/// <summary>Creates a key. Recovery finds the key by its name, which is unique.</summary>
internal sealed class AimmsCreate(
    AimmsAccount account,
    AimmsOptions options,
    string name,
    (string Text, DateTimeOffset Instant) expiry,
    IReadOnlyList<string> scopes
) : RecoverableCreate
{
    private readonly AimmsApiKeyManager _keys = new(account, allowsOwnKey: true);

    public override bool IsNameUnique => true;

    public override ApiCall Begin() => account.BeginCreate($"creating the key '{name}'", options, name);

    public override async Task<IssuedApiKey> SendAsync(ApiCall operation, CancellationToken cancellationToken)
    {
        AimmsWireKey response = await account
            .RunAsync(operation, (api, token) => SendAsync(api, operation, token), cancellationToken)
            .ConfigureAwait(false);
        IssuedApiKey issued = AimmsMapping.ToIssued(response, name, expiry, scopes, account.Name);
        return KeyMismatch.Checked(operation, issued, AimmsMapping.Difference(response, name, expiry.Instant, scopes));
    }

    public override Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        _keys.GetListAsync(cancellationToken);

    public override bool IsTakenBy(ApiKey key) => key.Id == name;

    public override bool MayHaveBecome(ApiKey key) =>
        AreSame(key.Scopes, scopes, AimmsScopeNames.Comparer)
        && (key.Expiry.Instant is not { } reported || AimmsMapping.IsSameExpiry(reported, expiry.Instant));

    /// <summary>At most one key has a name.</summary>
    protected override bool IsCandidate(ApiKey key) => key.Id == name;

    protected override Task<IReadOnlyList<ApiKey>> LookAsync(ApiCall look, CancellationToken cancellationToken) =>
        account.LookAsync(look, cancellationToken);

    public override Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        _keys.DeleteAsync(id, cancellationToken);

    /// <summary>
    /// Sends the request. A value in a response that cannot be read otherwise is kept.
    /// </summary>
    private async Task<AimmsWireKey> SendAsync(IAimmsApi api, ApiCall operation, CancellationToken cancellationToken)
    {
        try
        {
            return await api.CreateAsync(name, new WireDate(expiry.Text), scopes, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (WireFormatException unreadable) when (unreadable.Salvaged is not null)
        {
            return AimmsWireKey.OfValue(unreadable.Salvaged);
        }
        catch (WireStatusException rejection) when (ForeignRefusal.LeavesOpen(operation, rejection))
        {
            throw await ExplainAsync(operation, rejection, cancellationToken).ConfigureAwait(false);
        }
    }
}
