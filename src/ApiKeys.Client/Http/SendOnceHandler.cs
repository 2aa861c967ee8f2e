using System.Net;

namespace ApiKeys.Client.Http;

/// <summary>
/// The guard nearest the socket. It knows whether a changing request has left, and lets a create leave once, whoever tries
/// to send it again: this SDK, a handler of the application, or the platform, which by itself repeats requests without content.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    private const HttpStatusCode TooManyRequests = (HttpStatusCode)429;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Operation operation = Operation.Of(request);
        if (!operation.IsRepeatable && operation.MayHaveTakenEffect)
        {
            throw new RepeatRefusedException();
        }

        if (operation.IsChanging && request.Content is not DepartureContent)
        {
            request.Content = new DepartureContent(request.Content, operation);
        }

        operation.LastStatus = null;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        operation.LastStatus = response.StatusCode;
        if (response.StatusCode is HttpStatusCode.Unauthorized or TooManyRequests)
        {
            operation.WasNotProcessed();
        }

        return response;
    }
}
