using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Services;

/// <summary>
/// The outermost stage of each operation: it sets the total timeout, and maps each failure to the exception that
/// describes the outcome.
/// </summary>
internal sealed class OperationRunner(Func<HttpClient> clients, AccountTelemetry telemetry)
{
    public Task RunAsync(
        CallState call,
        Func<WireTransport, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => RunAsync(call, WithResult(send), cancellationToken);

    public Task<T> RunAsync<T>(
        CallState call,
        Func<WireTransport, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) => RunAsync(call, send, static (send, transport, token) => send(transport, token), cancellationToken);

    /// <summary>Runs an operation with what its sender needs, so that no delegate is made for each.</summary>
    public async Task<T> RunAsync<TState, T>(
        CallState call,
        TState state,
        Func<TState, WireTransport, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using CallLimit limit = new(call.Account.Options.CallTimeout, telemetry.TimeProvider, cancellationToken);
        call.Limit = limit;
        OperationScope? scope = Begin(call);
        try
        {
            T result = await send(state, new(clients(), call, scope), limit.Token).ConfigureAwait(false);
            scope?.HasChanged |= call.MayHaveTakenEffect;
            return result;
        }
        catch (Exception failure)
            when (new OutcomeTranslator(call).OfCall(failure, limit, cancellationToken) is { } outcome)
        {
            throw outcome;
        }
    }

    /// <summary>
    /// Runs a step within an operation that is running: within its timeout, but with a separate outcome.
    /// </summary>
    public async Task<T> RunStepAsync<T>(
        CallState step,
        Func<WireTransport, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    )
    {
        OperationScope? scope = Begin(step);
        try
        {
            T result = await send(new(clients(), step, scope), cancellationToken).ConfigureAwait(false);
            scope?.HasChanged |= step.MayHaveTakenEffect;
            return result;
        }
        catch (Exception failure)
            when (new OutcomeTranslator(step).OfStep(failure, cancellationToken.IsCancellationRequested) is { } outcome)
        {
            throw outcome;
        }
    }

    /// <summary>Runs a step that has no result.</summary>
    public Task RunStepAsync(
        CallState step,
        Func<WireTransport, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => RunStepAsync(step, WithResult(send), cancellationToken);

    private OperationScope? Begin(CallState call)
    {
        OperationScope? scope = telemetry.Current;
        scope?.Begin(call.Account.Address);
        return scope;
    }

    private static Func<WireTransport, CancellationToken, Task<bool>> WithResult(
        Func<WireTransport, CancellationToken, Task> send
    ) =>
        async (transport, cancellationToken) =>
        {
            await send(transport, cancellationToken).ConfigureAwait(false);
            return true;
        };
}
