namespace ApiKeys.Client.Rotation;

/// <summary>Knows which consumers were seen with which value. A store may be one, too.</summary>
public interface IConsumerRegister
{
    /// <summary>Notes that a consumer used a value with success.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="fingerprint">The fingerprint of the value.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is noted.</returns>
    Task ReportAsync(string policy, string consumer, string fingerprint, CancellationToken cancellationToken);

    /// <summary>Counts the consumers that were last seen with a value.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="fingerprint">The fingerprint of the value.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many there are.</returns>
    Task<int> CountAsync(string policy, string fingerprint, CancellationToken cancellationToken);
}
