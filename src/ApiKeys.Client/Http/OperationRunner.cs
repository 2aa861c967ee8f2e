namespace ApiKeys.Client.Http;

/// <summary>
/// The outermost stage of each operation: it sets the total time limit, and turns whatever went wrong into the truth for the caller.
/// </summary>
internal sealed class OperationRunner(Func<HttpClient> clients, TimeProvider timeProvider)
{
    public Task RunAsync(Operation operation, Func<WireTransport, CancellationToken, Task> send, CancellationToken cancellationToken) => RunAsync(
        operation,
        async (transport, token) =>
        {
            await send(transport, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    public async Task<T> RunAsync<T>(Operation operation, Func<WireTransport, CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using CancellationTokenSource limit = FrameworkGaps.CancelAfter(operation.Account.Options.CallTimeout, timeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await send(new WireTransport(clients(), operation, timeProvider), either.Token).ConfigureAwait(false);
        }
        catch (WireStatusException refusal) when (refusal.StatusCode == (int?)operation.LastStatus)
        {
            throw new RefusalTranslator(operation).Translate(refusal);
        }
        catch (ApiKeyException) when (!operation.MayHaveTakenEffect)
        {
            throw;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            cancellationToken = operation.MayHaveTakenEffect ? default : cancellationToken;
            cancellationToken.ThrowIfCancellationRequested();
            throw new FailureTranslator(operation).Translate(failure, timedOut: limit.IsCancellationRequested);
        }
    }
}
