namespace ApiKeys.Client;

/// <summary>
/// The source of an account's credential. It is called on every request, so a credential can change while the program
/// runs. It must be safe to call from several threads at once.
/// </summary>
/// <remarks>
/// By default an account's credential comes from its options, with every change of the configuration or of the secret's
/// file. Derive from this class to read it from a vault, and cache there what is expensive to get.
/// </remarks>
public abstract class CredentialSource
{
    /// <summary>Returns the credential to use now.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The credential; never null.</returns>
    public abstract ValueTask<Credential> GetAsync(CancellationToken cancellationToken);
}
