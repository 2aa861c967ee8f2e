using System.Globalization;
using ApiKeys.Client.Calls;
using ApiKeys.Client.FourthService.Tests.Fourth.Generated;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>What the service can do with keys: list, create and delete them.</summary>
internal sealed class FourthAdapter(FourthAccount account) : ServiceAdapter(account.Telemetry)
{
    public override ApiKeyCapabilities Capabilities => ApiKeyCapabilities.Expiry | ApiKeyCapabilities.NeverExpires;

    protected override IReadOnlyDictionary<string, string> Learned { get; } = new Dictionary<string, string>();

    public async Task<IReadOnlyList<ApiKey>> ReadAllAsync(FourthClient api, CancellationToken cancellationToken) =>
        [.. (await api.ListKeysAsync(cancellationToken)).Select(key => FourthMapping.ToKey(key, Account))];

    protected override Task<IReadOnlyList<ApiKey>> ReadAllAsync(CancellationToken cancellationToken) =>
        account.RunAsync(
            account.Begin(OperationKind.Read, "listing the keys", account.Options),
            ReadAllAsync,
            cancellationToken
        );

    protected override Task<IssuedApiKey> SendCreateAsync(ApiKeyRequest request, CancellationToken cancellationToken)
    {
        FourthRequestRules.Check(request);
        NewKey body = new()
        {
            Name = request.Name,
            Scopes = request.Scopes,
            ExpiresAt = request.ExpiresAt is { } end
                ? new WireDate(end.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))
                : null,
        };
        return new FourthCreate(account, this, body).RunAsync(request, cancellationToken);
    }

    protected override Task SendDeleteAsync(string id, CancellationToken cancellationToken)
    {
        PathSegment.ThrowIfUnsafe(id, nameof(id));
        CallState operation = account.Begin(OperationKind.Delete, $"deleting the key '{id}'", account.Options, id);
        return account.DeleteAsync(
            operation,
            (api, token) => api.DeleteKeyAsync(id, token),
            async token => (await account.RunStepAsync(operation.Look(), ReadAllAsync, token)).Any(key => key.Id == id),
            () => ReadAsync(id, cancellationToken),
            cancellationToken
        );
    }

    protected override OwnKeyMatch MatchOwn(ApiKey key) => OwnKeyMatch.None;

    protected override async Task<AccountCheck> LookAtAccountAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAllAsync(cancellationToken);
            return Granted(user: null, own: null);
        }
        catch (ApiKeyAccessDeniedException denied)
        {
            return Denied(denied);
        }
    }
}
