using ApiKeys.Client;

namespace ApiKeys.Cli.Values;

/// <summary>
/// Where the value of a new key goes. It is made ready before anything is sent, so that a value is not issued that
/// nobody can take; what was made ready and not used is removed with it.
/// </summary>
internal abstract class ValueTarget : IDisposable
{
    /// <summary>Whether the value itself is what standard output is wanted for.</summary>
    public virtual bool Reveals => false;

    /// <summary>Hands the value over, and shows the key.</summary>
    /// <exception cref="DeliveryException">The value did not arrive, or was not taken.</exception>
    public abstract Task DeliverAsync(IssuedApiKey issued, CancellationToken cancellationToken);

    public virtual void Dispose()
    {
        // Nothing was made ready.
    }
}
