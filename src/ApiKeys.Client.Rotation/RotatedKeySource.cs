using ApiKeys.Client.Rotation.Consumers;

namespace ApiKeys.Client.Rotation;

/// <summary>
/// Gives the current key of a policy as the credential of an account. The value is cached and follows the store.
/// </summary>
public sealed class RotatedKeySource : CredentialSource
{
    private readonly KeyCache _cache;
    private readonly bool _hasId;
    private volatile Pair? _newest;

    internal RotatedKeySource(KeyCache cache, bool hasId) => (_cache, _hasId) = (cache, hasId);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No key was published yet.</exception>
    public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        _cache.Newest is { } key ? new(CredentialOf(key)) : ReadAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No key was published yet.</exception>
    public override ValueTask<Credential> GetReplacementAsync(
        SecretValue rejected,
        CancellationToken cancellationToken
    ) =>
        rejected is null ? throw new ArgumentNullException(nameof(rejected))
        : _cache.Newest is { } key && key.Value.Reveal() != rejected.Reveal() ? new(CredentialOf(key))
        : ReadAsync(cancellationToken);

    private async ValueTask<Credential> ReadAsync(CancellationToken cancellationToken) =>
        CredentialOf(await _cache.ReadAsync(cancellationToken).ConfigureAwait(false));

    private Credential CredentialOf(RotatedKey key)
    {
        Pair? pair = _newest;
        if (pair?.Key != key)
        {
            _newest = pair = new Pair(key, _hasId ? new Credential(key.Id, key.Value) : new Credential(key.Value));
        }

        return pair.Credential;
    }

    private sealed record Pair(RotatedKey Key, Credential Credential);
}
