namespace ApiKeys.Client.Http;

/// <summary>
/// Stands outermost of the SDK's own handlers. A handler of the application, such as a retry for all its clients, may send a request again when all repeats that are right were made. It
/// gets what came of the first time; only a read passes again, unless nobody could be signed in for it.
/// </summary>
internal sealed class SinglePassHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Operation operation = Operation.Of(request);
        if (operation.FirstPass is { } first)
        {
            return first.Again(request, operation);
        }

        bool isSingle = operation.Kind != OperationKind.Read;
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            operation.FirstPass = isSingle ? new FirstPass(response) : null;
            return response;
        }
        catch (Exception failure) when (isSingle || failure is ApiKeyException)
        {
            operation.FirstPass = new FirstPass(failure);
            throw;
        }
    }
}
