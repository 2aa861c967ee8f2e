using ApiKeys.Client.Services;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>Manages the keys of an account.</summary>
public sealed class FourthApiKeyManager : ApiKeyManager
{
    private readonly FourthAdapter _adapter;

    internal FourthApiKeyManager(AccountRuntime<FourthOptions> runtime) =>
        _adapter = new FourthAdapter(new FourthAccount(runtime));

    public override string Account => _adapter.Account;

    public override string Service => FourthOptions.ServiceName;

    public override ApiKeyCapabilities Capabilities => _adapter.Capabilities;

    public override IReadOnlyList<ApiKeyScope> DocumentedScopes => FourthScopeNames.All;

    public override IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken = default) =>
        _adapter.StreamAsync(cancellationToken);

    public override Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        _adapter.FindAsync(id, cancellationToken);

    public override Task<IssuedApiKey> CreateAsync(
        ApiKeyRequest request,
        CancellationToken cancellationToken = default
    ) => _adapter.CreateAsync(request, cancellationToken);

    public override Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _adapter.DeleteAsync(id, cancellationToken);

    public override Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default) =>
        _adapter.CheckAsync(cancellationToken);
}
