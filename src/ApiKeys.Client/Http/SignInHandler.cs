namespace ApiKeys.Client.Http;

/// <summary>Signs each request in. It stands outside the retry, so that all attempts of a request carry the same credential.</summary>
internal sealed class SignInHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Operation.Of(request).Account.SignIn.ApplyAsync(request, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
