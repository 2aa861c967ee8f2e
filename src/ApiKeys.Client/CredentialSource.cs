namespace ApiKeys.Client;

/// <summary>
/// Where the SDK gets an account's credential from. It is asked on every request, so a credential can change while the
/// program runs; it must be safe to ask from several threads at once.
/// </summary>
/// <remarks>
/// Unless told otherwise an account's credential comes from its options, with every change of the configuration or of
/// the secret's file. Derive from this class to take it from a vault, and cache there what is expensive to get.
/// </remarks>
public abstract class CredentialSource
{
    /// <summary>Gives the credential to use now.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The credential; never null.</returns>
    public abstract ValueTask<Credential> GetAsync(CancellationToken cancellationToken);
}
