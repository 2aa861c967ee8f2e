namespace ApiKeys.Client.Rotation;

/// <summary>
/// Keeps the states of policies. Compare-and-set is its contract: the safety of a rotation rests on
/// <see cref="TryWriteAsync"/> alone, and leases only keep two engines from doing the same work.
/// </summary>
/// <remarks>On .NET 10, <c>RotationStoreConformance</c> has the rules that a store must keep, for its tests.</remarks>
public interface IRotationStore : IRotationReader
{
    /// <summary>
    /// Writes a state if the version in the store is still the one that the caller has seen, and the event with it or
    /// not at all.
    /// </summary>
    /// <param name="next">The state, whose version is one above <paramref name="seenVersion"/>.</param>
    /// <param name="seenVersion">The version that the caller has read; 0 when there was none.</param>
    /// <param name="happened">What has happened, for the history.</param>
    /// <param name="cancellationToken">Ends the wait. What is true then the next read says.</param>
    /// <returns>
    /// True when it is on disk to stay; false when another writer was faster, and nothing was written.
    /// </returns>
    ValueTask<bool> TryWriteAsync(
        StoredRotation next,
        long seenVersion,
        RotationEvent happened,
        CancellationToken cancellationToken
    );

    /// <summary>Takes or prolongs the lease of a policy, by the clock of the store.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="holder">Who asks; another text for each engine.</param>
    /// <param name="duration">For how long; zero gives it back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False while another holder has it.</returns>
    ValueTask<bool> TryLeaseAsync(string policy, string holder, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>
    /// Lists the policies whose <see cref="StoredRotation.NextStep"/> has come, the longest due first.
    /// </summary>
    /// <param name="now">The instant by the clock of the rotation.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The names.</returns>
    Task<IReadOnlyList<string>> GetDueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Lists what has happened at a policy, the newest first.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The events; empty when there are none.</returns>
    Task<IReadOnlyList<RotationEvent>> GetHistoryAsync(string policy, CancellationToken cancellationToken);
}
