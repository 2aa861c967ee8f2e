namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>A handler of the application that looks around whenever a request passes.</summary>
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
