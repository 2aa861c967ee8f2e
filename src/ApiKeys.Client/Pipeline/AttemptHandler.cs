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
        ApiCall operation = ApiCall.Of(request);
        int resends = operation.Attempts++;
        return operation.Scope is { } scope
            ? ObserveAsync(scope, operation, resends, request, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> ObserveAsync(
        OperationScope scope,
        ApiCall operation,
        int resends,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using Attempt attempt = new(
            scope,
            request,
            operation.Account.Address.AbsolutePath + operation.Template,
            resends
        );
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            attempt.Responded((int)response.StatusCode, () => SafeRequestId.Of(response, operation));
            return response;
        }
        catch (Exception failure)
        {
            attempt.Failed(failure);
            throw;
        }
    }
}
