namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>A handler of the application that runs a callback for each request.</summary>
internal sealed class Probe(Action<HttpRequestMessage> look) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        look(request);
        return base.SendAsync(request, cancellationToken);
    }
}
