using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ApiKeys.Client.Rotation.Figures;

/// <summary>A service in memory that takes no time, so that what is measured is the rotation.</summary>
internal sealed class MemoryManager(string account) : ApiKeyManager
{
    private readonly ConcurrentDictionary<string, ApiKey> _keys = new(StringComparer.Ordinal);
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Completes when a key is asked for, which then never comes.</summary>
    public TaskCompletionSource? Hanging { get; init; }

    public override string Account => account;

    public override string Service => "Memory";

    public override ApiKeyCapabilities Capabilities => ApiKeyCapabilities.UniqueNames | ApiKeyCapabilities.Expiry;

    public override Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default) =>
        Answer(new AccountCheck { CanAuthenticate = true, CanListKeys = true });

    public override Task<AccountCheck> VerifyAsync(
        Credential credential,
        CancellationToken cancellationToken = default
    ) => CheckAsync(cancellationToken);

    public override async IAsyncEnumerable<ApiKey> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (ApiKey key in await GetListAsync(cancellationToken))
        {
            yield return key;
        }
    }

    public override Task<IReadOnlyList<ApiKey>> GetListAsync(CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<ApiKey>>([.. _keys.Values]);

    public override Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        Answer(_keys.GetValueOrDefault(id));

    public override async Task<IssuedApiKey> CreateAsync(
        ApiKeyRequest request,
        CancellationToken cancellationToken = default
    )
    {
        if (Hanging is { } hanging)
        {
            hanging.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        ApiKey key = new(request.Name, request.Name)
        {
            Scopes = request.Scopes,
            Expiry = ApiKeyExpiry.At(request.ExpiresAt!.Value),
        };
        _keys[key.Id] = key;
        string value = string.Create(CultureInfo.InvariantCulture, $"value-of-{request.Name}-{Guid.NewGuid():N}");
        return await Answer(new IssuedApiKey(key, new SecretValue(value)));
    }

    public override Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        Answer(_keys.TryRemove(id, out _));

    private Task<T> Answer<T>(T answer)
    {
        Interlocked.Increment(ref _calls);
        return Task.FromResult(answer);
    }
}
