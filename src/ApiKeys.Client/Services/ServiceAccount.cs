using ApiKeys.Client.Calls;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Services;

/// <summary>An account at run time: it starts calls, and sends their requests through the service's API.</summary>
internal abstract class ServiceAccount<TOptions, TApi>(AccountRuntime<TOptions> runtime)
    where TOptions : ApiKeyAccountOptions
{
    public string Name => Runtime.Name;

    public AccountTelemetry Telemetry => Runtime.Telemetry;

    public TOptions Options => Runtime.Options;

    public TimeProvider TimeProvider => Runtime.TimeProvider;

    protected AccountRuntime<TOptions> Runtime { get; } = runtime;

    /// <summary>
    /// Starts a call with one set of options. A call that sends several requests takes the same for all of them.
    /// </summary>
    public ApiCall Begin(OperationKind kind, string description, TOptions options, string? keyId = null) =>
        new(kind, description, ContextOf(options), keyId);

    public Task<T> RunAsync<T>(
        ApiCall operation,
        Func<TApi, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) =>
        Runtime.Runner.RunAsync(
            operation,
            (transport, token) => SendAsync(operation, send, transport, token),
            cancellationToken
        );

    /// <summary>Runs a call that has no result.</summary>
    public Task RunAsync(
        ApiCall operation,
        Func<TApi, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => RunAsync(operation, WithResult(send), cancellationToken);

    /// <summary>Runs a step of a call that is running.</summary>
    public Task<T> RunStepAsync<T>(
        ApiCall step,
        Func<TApi, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) =>
        Runtime.Runner.RunStepAsync(
            step,
            (transport, token) => SendAsync(step, send, transport, token),
            cancellationToken
        );

    /// <summary>Runs a step that has no result.</summary>
    public Task RunStepAsync(
        ApiCall step,
        Func<TApi, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => RunStepAsync(step, WithResult(send), cancellationToken);

    /// <summary>Address, limits and authenticator of one set of options, kept until the options change.</summary>
    protected abstract AccountContext ContextOf(TOptions options);

    /// <summary>The service's API, over a transport.</summary>
    protected abstract TApi Api(WireTransport transport, TOptions options);

    /// <summary>Sends the requests of a call or a step.</summary>
    protected virtual Task<T> SendAsync<T>(
        ApiCall operation,
        Func<TApi, CancellationToken, Task<T>> send,
        WireTransport transport,
        CancellationToken cancellationToken
    ) => send(Api(transport, (TOptions)operation.Account.Options), cancellationToken);

    private static Func<TApi, CancellationToken, Task<bool>> WithResult(Func<TApi, CancellationToken, Task> send) =>
        async (api, cancellationToken) =>
        {
            await send(api, cancellationToken).ConfigureAwait(false);
            return true;
        };
}
