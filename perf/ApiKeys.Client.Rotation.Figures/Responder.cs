namespace ApiKeys.Client.Rotation.Figures;

/// <summary>Responds at once, and always with the same.</summary>
internal sealed class Responder : HttpMessageHandler
{
    private static readonly Task<HttpResponseMessage> _response = Task.FromResult(new HttpResponseMessage());

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => _response;
}

/// <summary>What an application without a rotation does: it puts a value that never changes on each request.</summary>
internal sealed class FixedHeader : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.Headers.Remove("apikey");
        request.Headers.TryAddWithoutValidation("apikey", "value");
        return base.SendAsync(request, cancellationToken);
    }
}
