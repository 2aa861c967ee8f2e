namespace ApiKeys.Client.Rotation;

/// <summary>Reads what a rotation has published. Consumers need no more of a store.</summary>
public interface IRotationReader
{
    /// <summary>Reads the state of a policy.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The newest state that was written; null when there is none.</returns>
    ValueTask<StoredRotation?> ReadAsync(string policy, CancellationToken cancellationToken);

    /// <summary>
    /// Waits until the state of a policy may have changed. It may return early, and must not return late by more than a
    /// few seconds.
    /// </summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="seenVersion">The version that the caller has; 0 for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the caller should read again.</returns>
    Task WaitForChangeAsync(string policy, long seenVersion, CancellationToken cancellationToken);
}
