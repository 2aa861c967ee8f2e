using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Authentication;

/// <summary>
/// Authenticates with the credential itself, in a header, with the prefix that the header requires.
/// </summary>
internal sealed class HeaderAuthenticator(CredentialSource credentials, string header, string prefix) : Authenticator
{
    public override async Task ApplyAsync(
        AuthenticatedRequest request,
        ApiCall operation,
        CancellationToken cancellationToken
    )
    {
        Credential credential = await CredentialReader
            .ReadAsync(credentials, operation, cancellationToken)
            .ConfigureAwait(false);
        operation.AuthenticatedWith = credential.Secret;
        SecretHeader.Set(request, header, prefix, credential.Secret, operation);
    }
}
