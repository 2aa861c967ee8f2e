using System.Net;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// The guard next to the socket. It knows whether a changing request was sent, and lets a create be sent once, whether
/// the SDK, a handler of the application, or the platform tries to send it again. The platform by itself resends
/// requests without content.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    private const string UserAgent = "User-Agent";

    private static readonly string _product = $"{Instrumentation.Name}/{Instrumentation.Version}";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        CallState call = CallRequest.Of(request).Call;
        if (!call.Delivery.IsRetryable && call.MayHaveTakenEffect)
        {
            throw call.Delivery.ReplayRefused();
        }

        if (call.Call.IsChanging && request.Content is not SendTrackingContent)
        {
            request.Content = new SendTrackingContent(request.Content, call.Delivery);
        }

        // With it the headers of a request would be sent, and retried by the platform, before its content is read.
        request.Headers.ExpectContinue = false;
        if (!request.Headers.Contains(UserAgent))
        {
            request.Headers.TryAddWithoutValidation(UserAgent, _product);
        }

        call.Response = null;
        Uri? address = request.RequestUri;
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw ConnectionFailure.Cleaned(failure, UsedProxy.Of(InnerHandler, call.Account.Address));
        }

        if (response.RequestMessage?.RequestUri is { } responded && responded != address)
        {
            response.Dispose();
            throw new HttpRequestException("The handler that owns the socket followed a redirect, which it must not.");
        }

        call.Response = new(
            response.StatusCode,
            response.Content?.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase)
                == true
        );
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            call.Delivery.MarkRejected(); // True for any sender and any body: no service accepts changes without authentication.
        }

        return response;
    }
}
