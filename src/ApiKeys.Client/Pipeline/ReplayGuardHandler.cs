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
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ApiCall operation = ApiCall.Of(request);
        return operation.Pass.Outcome is { } outcome ? Task.FromResult(Ended(outcome, operation, request))
            : operation.Kind == OperationKind.Read ? ReadAsync(operation, request, cancellationToken)
            : operation.Pass.TryTake() ? PassAsync(operation, request, cancellationToken)
            : WaitAsync(operation, request, cancellationToken);
    }

    private async Task<HttpResponseMessage> ReadAsync(
        ApiCall operation,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            operation.LastFailure = failure;
            if (failure is ApiKeyException)
            {
                operation.Pass.End(new RecordedOutcome(failure));
            }

            throw;
        }
    }

    private async Task<HttpResponseMessage> PassAsync(
        ApiCall operation,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        RecordedOutcome outcome;
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            operation.Pass.End(outcome = new RecordedOutcome(response));
            if (outcome.Final is null)
            {
                return response;
            }

            response.Dispose();
        }
        catch (Exception failure)
        {
            operation.Pass.End(outcome = new RecordedOutcome(failure));
            if (operation.IsOver || failure is OutOfMemoryException)
            {
                throw;
            }
        }

        throw outcome.Final!;
    }

    private static async Task<HttpResponseMessage> WaitAsync(
        ApiCall operation,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Ended(await operation.Pass.WaitForFailureAsync(cancellationToken).ConfigureAwait(false), operation, request);

    private static HttpResponseMessage Ended(RecordedOutcome outcome, ApiCall operation, HttpRequestMessage request) =>
        outcome.Final is { } final && operation.Kind != OperationKind.Read
            ? throw final
            : outcome.Again(request, operation);
}
