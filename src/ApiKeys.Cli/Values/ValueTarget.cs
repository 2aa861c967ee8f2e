using ApiKeys.Client;

namespace ApiKeys.Cli.Values;

/// <summary>
/// Receives the value of a new key. It is opened before anything is sent, so that no key is created whose value cannot
/// be handed over. Disposing it removes what was not used.
/// </summary>
internal abstract class ValueTarget : IDisposable
{
    /// <summary>Whether the value itself goes to standard output.</summary>
    public virtual bool Reveals => false;

    /// <summary>Hands the value over, and shows the key.</summary>
    /// <exception cref="DeliveryException">The value was not handed over.</exception>
    public abstract Task DeliverAsync(IssuedApiKey issued, CancellationToken cancellationToken);

    public virtual void Dispose()
    {
        // There is nothing to remove.
    }
}
