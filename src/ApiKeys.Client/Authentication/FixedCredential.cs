namespace ApiKeys.Client.Authentication;

/// <summary>The source of a credential that does not change.</summary>
internal sealed class FixedCredential(Credential credential) : CredentialSource
{
    public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(credential);
}
