namespace ApiKeys.Client.Rotation;

/// <summary>Tries a new value as its consumers will, before they get it.</summary>
public interface IRotationProbe
{
    /// <summary>Tries a value that the service accepts.</summary>
    /// <param name="candidate">The key with its value.</param>
    /// <param name="cancellationToken">Ends the wait; the value is tried again.</param>
    /// <returns>Null when it works; else what does not, without a secret.</returns>
    Task<string?> TryAsync(RotatedKey candidate, CancellationToken cancellationToken);
}
