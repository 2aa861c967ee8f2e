using ApiKeys.Client.Calls;
using ApiKeys.Client.FourthService.Tests.Fourth.Generated;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>Creates a key. The service takes no second request for the first.</summary>
internal sealed class FourthCreate(FourthAccount account, FourthAdapter keys, NewKey body) : RecoverableCreate
{
    public override CallState Begin() =>
        account.Begin(OperationKind.Create, $"creating the key '{body.Name}'", account.Options);

    public override async Task<IssuedApiKey> SendAsync(CallState operation, CancellationToken cancellationToken)
    {
        Key issued = await account.RunAsync(
            operation,
            (api, token) => SendAsync(api, operation, token),
            cancellationToken
        );
        return KeyMismatch.Checked(
            operation,
            FourthMapping.ToIssued(issued, account.Name),
            FourthMapping.Difference(issued, body)
        );
    }

    public override Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        keys.ListAsync(cancellationToken);

    public override bool IsTakenBy(ApiKey key) => key.Name == body.Name;

    public override bool MayHaveBecome(ApiKey key) => key.Scopes.SequenceEqual(body.Scopes);

    public override Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        keys.DeleteAsync(id, cancellationToken);

    protected override bool IsCandidate(ApiKey key) => IsTakenBy(key) && MayHaveBecome(key);

    protected override Task<IReadOnlyList<ApiKey>> LookAsync(CallState look, CancellationToken cancellationToken) =>
        account.RunStepAsync(look, keys.ReadAllAsync, cancellationToken);

    private async Task<Key> SendAsync(FourthClient api, CallState operation, CancellationToken cancellationToken)
    {
        try
        {
            Key created = await api.CreateKeyAsync(body, cancellationToken);
            WireFormatException.ThrowIfBlank(created.Value, "value");
            return created;
        }
        catch (WireStatusException rejection) when (ForeignRefusal.LeavesOpen(operation, rejection))
        {
            throw await ExplainAsync(operation, rejection, cancellationToken);
        }
    }
}
