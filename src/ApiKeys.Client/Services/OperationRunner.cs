using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Services;

/// <summary>
/// The outermost stage of each operation: it sets the total timeout, and maps each failure to the exception that
/// describes the outcome.
/// </summary>
internal sealed class OperationRunner(Func<HttpClient> clients, AccountTelemetry telemetry)
{
    public Task RunAsync(
        CallState operation,
        Func<WireTransport, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => RunAsync(operation, WithResult(send), cancellationToken);

    public async Task<T> RunAsync<T>(
        CallState operation,
        Func<WireTransport, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using CallLimit limit = new(operation.Account.Options.CallTimeout, telemetry.TimeProvider, cancellationToken);
        operation.Limit = limit;
        try
        {
            return await SendAsync(operation, send, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (limit.Token.IsCancellationRequested && !IsOutcome(failure, operation))
        {
            cancellationToken = operation.MayHaveTakenEffect ? default : cancellationToken;
            cancellationToken.ThrowIfCancellationRequested();
            throw new FailureTranslator(operation).Translate(failure, timedOut: limit.IsOver);
        }
    }

    /// <summary>
    /// Runs a step within an operation that is running: within its timeout, but with a separate outcome.
    /// </summary>
    public Task<T> RunStepAsync<T>(
        CallState step,
        Func<WireTransport, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) => SendAsync(step, send, cancellationToken);

    /// <summary>Runs a step that has no result.</summary>
    public Task RunStepAsync(
        CallState step,
        Func<WireTransport, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => SendAsync(step, WithResult(send), cancellationToken);

    private async Task<T> SendAsync<T>(
        CallState operation,
        Func<WireTransport, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    )
    {
        OperationScope? scope = telemetry.Current;
        scope?.Begin(operation.Account.Address);
        try
        {
            T result = await send(new WireTransport(clients(), operation, scope), cancellationToken)
                .ConfigureAwait(false);
            scope?.HasChanged |= operation.MayHaveTakenEffect;
            return result;
        }
        catch (WireStatusException refusal) when (!refusal.IsFromHandler)
        {
            throw new RefusalTranslator(operation).Translate(refusal);
        }
        catch (Exception failure) when (IsOutcome(failure, operation))
        {
            throw;
        }
        catch (Exception failure)
            when (failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            throw new FailureTranslator(operation).Translate(failure, timedOut: false);
        }
    }

    /// <summary>
    /// Whether a failure, such as that of a step, already describes the outcome of the whole operation.
    /// </summary>
    private static bool IsOutcome(Exception failure, CallState operation) =>
        failure is ApiKeyException
        && (!operation.Delivery.WasSent || failure is ApiKeyOutcomeUnknownException or ApiKeyValueLostException);

    private static Func<WireTransport, CancellationToken, Task<bool>> WithResult(
        Func<WireTransport, CancellationToken, Task> send
    ) =>
        async (transport, cancellationToken) =>
        {
            await send(transport, cancellationToken).ConfigureAwait(false);
            return true;
        };
}
