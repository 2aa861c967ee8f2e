using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Consumers;

/// <summary>Reads the current keys out of a store.</summary>
internal sealed class PublishedKeys(IRotationReader reader, ValueProtector values)
{
    /// <summary>
    /// The current key of a policy, and the version of the state that has it; no key before the first was published.
    /// </summary>
    public async ValueTask<(RotatedKey? Key, long Version)> FindAsync(
        string policy,
        CancellationToken cancellationToken
    )
    {
        if (await reader.ReadAsync(policy, cancellationToken).ConfigureAwait(false) is not { } stored)
        {
            return (null, 0);
        }

        RotationState state = StateJson.Read(stored);
        return (state.Current is { Sealed: not null } current ? values.Opened(state, current) : null, stored.Version);
    }

    public Task WaitForChangeAsync(string policy, long seenVersion, CancellationToken cancellationToken) =>
        reader.WaitForChangeAsync(policy, seenVersion, cancellationToken);
}
