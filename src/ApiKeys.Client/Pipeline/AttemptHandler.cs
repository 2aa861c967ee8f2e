using ApiKeys.Client.Calls;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Pipeline;

/// <summary>Observes each attempt of a request, from before it is sent to the last byte of its response.</summary>
internal sealed class AttemptHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        CallRequest sent = CallRequest.Of(request);
        int resends = sent.Attempts++;
        return sent.Scope is { } scope
            ? ObserveAsync(scope, sent, resends, request, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> ObserveAsync(
        OperationScope scope,
        CallRequest sent,
        int resends,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using Attempt attempt = new(scope, request, sent.Call.Account.Address.AbsolutePath + sent.Template, resends);
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            attempt.Responded((int)response.StatusCode, () => SafeRequestId.Of(response, sent.Call));
            return response;
        }
        catch (Exception failure)
        {
            attempt.Failed(failure);
            throw;
        }
    }
}
