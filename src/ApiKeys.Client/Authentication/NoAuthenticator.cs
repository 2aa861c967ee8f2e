using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Authentication;

/// <summary>For requests that show no credential.</summary>
internal sealed class NoAuthenticator : Authenticator
{
    public override ValueTask<Identity?> ApplyAsync(
        AuthenticatedRequest request,
        CallState call,
        CancellationToken cancellationToken
    ) => default;
}
