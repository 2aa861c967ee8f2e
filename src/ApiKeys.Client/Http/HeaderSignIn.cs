namespace ApiKeys.Client.Http;

/// <summary>Signs in with the credential itself, in a header, behind the word that the header wants before it.</summary>
internal sealed class HeaderSignIn(CredentialSource credentials, string header, string prefix) : SignIn
{
    public override async Task ApplyAsync(AuthenticatedRequest request, Operation operation, CancellationToken cancellationToken)
    {
        Credential credential = await CredentialReader.ReadAsync(credentials, operation, cancellationToken).ConfigureAwait(false);
        operation.SignedInWith = credential.Secret;
        SecretHeader.Set(request, header, prefix, credential.Secret, operation);
    }
}
