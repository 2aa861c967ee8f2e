using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// The outermost of the SDK's own handlers. A handler of the application, such as a retry for all its clients, may send
/// a request again after the SDK's own retries. It gets the outcome of the first request, in a form that retry handlers
/// do not treat as transient. Only a read is sent again, unless its credential was rejected.
/// </summary>
internal sealed class ReplayGuardHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        CallRequest request = CallRequest.Of(message);
        return request.Guard.Outcome is { } outcome ? Task.FromResult(Ended(outcome, request, message))
            : request.Call.Call.Kind == OperationKind.Read ? ReadAsync(request, message, cancellationToken)
            : request.Guard.TryTake() ? PassAsync(request, message, cancellationToken)
            : WaitAsync(request, message, cancellationToken);
    }

    private async Task<HttpResponseMessage> ReadAsync(
        CallRequest request,
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            request.LastFailure = failure;
            if (failure is ApiKeyException)
            {
                request.Guard.End(new RecordedOutcome(failure));
            }

            throw;
        }
    }

    private async Task<HttpResponseMessage> PassAsync(
        CallRequest request,
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        RecordedOutcome outcome;
        try
        {
            HttpResponseMessage response = await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
            request.Guard.End(outcome = RecordedOutcome.Of(response));
            if (outcome.Final is null)
            {
                return response;
            }

            response.Dispose();
        }
        catch (Exception failure)
        {
            request.Guard.End(outcome = new RecordedOutcome(failure));
            if (request.Call.IsOver || failure is OutOfMemoryException)
            {
                throw;
            }
        }

        throw outcome.Final!;
    }

    private static async Task<HttpResponseMessage> WaitAsync(
        CallRequest request,
        HttpRequestMessage message,
        CancellationToken cancellationToken
    ) => Ended(await request.Guard.WaitForFailureAsync(cancellationToken).ConfigureAwait(false), request, message);

    private static HttpResponseMessage Ended(
        RecordedOutcome outcome,
        CallRequest request,
        HttpRequestMessage message
    ) =>
        outcome.Final is { } final && request.Call.Call.Kind != OperationKind.Read ? throw final
        : outcome.IsSuccess ? throw request.Call.Delivery.ReplayRefused()
        : outcome.Again(message);
}
