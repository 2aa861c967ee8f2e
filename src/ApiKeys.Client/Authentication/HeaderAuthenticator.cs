using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Authentication;

/// <summary>
/// Authenticates with the credential itself, in a header, with the prefix that the header requires.
/// </summary>
internal sealed class HeaderAuthenticator(CredentialSource credentials, string header, string prefix) : Authenticator
{
    public override async ValueTask<Identity?> ApplyAsync(
        AuthenticatedRequest request,
        CallState call,
        CancellationToken cancellationToken
    )
    {
        Credential credential = await CredentialReader
            .ReadAsync(credentials, call, cancellationToken)
            .ConfigureAwait(false);
        SecretHeader.Set(request, header, prefix, credential.Secret, call);
        return new Identity(credential.Secret);
    }

    public override ValueTask<bool> HasReplacementAsync(CallState call, CancellationToken cancellationToken) =>
        CredentialReader.HasReplacementAsync(credentials, call, cancellationToken);
}
