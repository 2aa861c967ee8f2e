namespace ApiKeys.Client.Rotation;

/// <summary>Takes each new value to where it is used. A value may come more than once.</summary>
public interface ISecretSink
{
    /// <summary>Takes a value. It must have arrived for good when the task ends; the overlap begins then.</summary>
    /// <param name="key">The key with its value.</param>
    /// <param name="cancellationToken">Ends the wait; the value comes again.</param>
    /// <returns>A task that ends when the value is there.</returns>
    Task PublishAsync(RotatedKey key, CancellationToken cancellationToken);
}
