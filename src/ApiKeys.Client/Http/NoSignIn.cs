namespace ApiKeys.Client.Http;

/// <summary>For requests that show no credential.</summary>
internal sealed class NoSignIn : SignIn
{
    public override Task ApplyAsync(HttpRequestMessage request, Operation operation, CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Remove(HttpRequestMessage request)
    {
    }
}
