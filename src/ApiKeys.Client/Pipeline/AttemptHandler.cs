using ApiKeys.Client.Calls;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// One attempt of a request, from before it is sent to the last byte of its response: observed, sent once where it must
/// not be sent again, and read up to the size limit. So the attempt's timeout covers the body, and a read whose body
/// breaks off can be retried.
/// </summary>
internal sealed class AttemptHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        CallRequest request = CallRequest.Of(message);
        int resends = request.Attempts++;
        return request.Scope is { } scope
            ? ObserveAsync(scope, request, resends, message, cancellationToken)
            : SendOnceAsync(request.Call, message, cancellationToken);
    }

    private async Task<HttpResponseMessage> ObserveAsync(
        OperationScope scope,
        CallRequest request,
        int resends,
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        CallState call = request.Call;
        using Attempt attempt = new(scope, message, call.Account.Address.AbsolutePath + request.Template, resends);
        try
        {
            HttpResponseMessage response = await SendOnceAsync(call, message, cancellationToken).ConfigureAwait(false);
            attempt.Responded((int)response.StatusCode, () => SafeRequestId.Of(response, call));
            return response;
        }
        catch (Exception failure)
        {
            attempt.Failed(failure);
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        CallState call,
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        SendOnce.Prepare(message, call);
        call.Response = null;
        Uri? address = message.RequestUri;
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw ConnectionFailure.Cleaned(failure, UsedProxy.Of(InnerHandler, call.Account.Address));
        }

        try
        {
            ReceivedResponse.ThrowIfElsewhere(response, address);
            ReceivedResponse.Note(response, call);
            await ReceivedResponse.ReadAsync(response, call, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
