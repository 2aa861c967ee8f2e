namespace ApiKeys.Client.Http;

/// <summary>For requests that show no credential.</summary>
internal sealed class NoAuthenticator : Authenticator
{
    public override Task ApplyAsync(
        AuthenticatedRequest request,
        Operation operation,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
