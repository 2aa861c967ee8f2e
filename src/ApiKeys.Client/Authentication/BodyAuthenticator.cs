using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Authentication;

/// <summary>
/// For requests whose body contains the credential: no header is added, and the secret is known, so that it can be
/// masked.
/// </summary>
internal sealed class BodyAuthenticator(Credential credential) : Authenticator
{
    public override Task ApplyAsync(
        AuthenticatedRequest request,
        ApiCall operation,
        CancellationToken cancellationToken
    )
    {
        operation.AuthenticatedWith = credential.Secret;
        return Task.CompletedTask;
    }
}
