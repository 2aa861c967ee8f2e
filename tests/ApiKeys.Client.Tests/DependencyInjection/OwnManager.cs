using System.Runtime.CompilerServices;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>The manager of a service that the SDK does not know, written by an application.</summary>
internal sealed class OwnManager(string account, params ApiKey[] keys) : ApiKeyManager, IDisposable
{
    public override string Account => account;

    public override string Service => "Vault";

    public override ApiKeyCapabilities Capabilities => ApiKeyCapabilities.None;

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;

    public override async IAsyncEnumerable<ApiKey> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask;
        foreach (ApiKey key in keys)
        {
            yield return key;
        }
    }

    public override Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(new AccountCheck { CanAuthenticate = true, CanListKeys = true });

    public override Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public override Task<IssuedApiKey> CreateAsync(
        ApiKeyRequest request,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public override Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
