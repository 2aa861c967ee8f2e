using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Authentication;

/// <summary>For requests that show no credential.</summary>
internal sealed class NoAuthenticator : Authenticator
{
    public override Task ApplyAsync(
        AuthenticatedRequest request,
        ApiCall operation,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
