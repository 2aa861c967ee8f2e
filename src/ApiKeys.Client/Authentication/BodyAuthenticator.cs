using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Authentication;

/// <summary>
/// For requests whose body contains the credential: no header is added, and the secret is known, so that it can be
/// masked.
/// </summary>
internal sealed class BodyAuthenticator(Credential credential) : Authenticator
{
    public override ValueTask<Identity?> ApplyAsync(
        AuthenticatedRequest request,
        CallState call,
        CancellationToken cancellationToken
    ) => new(new Identity(credential.Secret));
}
