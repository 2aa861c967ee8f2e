using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Services;

/// <summary>An account at run time: it starts calls, and sends their requests through the service's API.</summary>
internal abstract class ServiceAccount<TOptions, TApi>(AccountRuntime<TOptions> runtime)
    where TOptions : ApiKeyAccountOptions
{
    private readonly object _lock = new();
    private AccountContext? _context;

    public string Name => Runtime.Name;

    public AccountTelemetry Telemetry => Runtime.Telemetry;

    public TOptions Options => Runtime.Options;

    /// <summary>The account with its options as they are now.</summary>
    public AccountContext Current => ContextOf(Options);

    public TimeProvider TimeProvider => Runtime.TimeProvider;

    protected AccountRuntime<TOptions> Runtime { get; } = runtime;

    /// <summary>
    /// Starts a call with one set of options. A call that sends several requests takes the same for all of them.
    /// </summary>
    public CallState Begin(
        OperationKind kind,
        string description,
        TOptions options,
        string? keyId = null,
        bool protectsOwnKey = false
    ) => new ApiCall(kind, description, ContextOf(options), keyId) { ProtectsOwnKey = protectsOwnKey }.Begin();

    public Task<T> RunAsync<T>(
        CallState operation,
        Func<TApi, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) =>
        Runtime.Runner.RunAsync(
            operation,
            (Account: this, Call: operation, Send: send),
            static (state, transport, token) => state.Account.SendAsync(state.Call, state.Send, transport, token),
            cancellationToken
        );

    /// <summary>Runs a call that has no result.</summary>
    public Task RunAsync(
        CallState operation,
        Func<TApi, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => RunAsync(operation, WithResult(send), cancellationToken);

    /// <summary>Runs a step of a call that is running.</summary>
    public Task<T> RunStepAsync<T>(
        CallState step,
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
        CallState step,
        Func<TApi, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => RunStepAsync(step, WithResult(send), cancellationToken);

    /// <summary>Deletes a key, and finds out the outcome when the response does not say it.</summary>
    /// <param name="operation">The deletion.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="isThere">Looks for the key as a step of the deletion.</param>
    /// <param name="find">Looks for the key after the deletion.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task DeleteAsync(
        CallState operation,
        Func<TApi, CancellationToken, Task> send,
        Func<CancellationToken, Task<bool>> isThere,
        Func<Task<ApiKey?>> find,
        CancellationToken cancellationToken
    ) =>
        DeleteOutcome.OfCallAsync(
            operation,
            RunAsync(
                operation,
                (api, token) => DeleteOutcome.OfRequestAsync(operation, send(api, token), () => isThere(token)),
                cancellationToken
            ),
            find
        );

    /// <summary>Address, limits and authenticator of one set of options, kept until the options change.</summary>
    protected AccountContext ContextOf(TOptions options)
    {
        lock (_lock)
        {
            return ReferenceEquals(_context?.Options, options) ? _context! : _context = NewContext(options);
        }
    }

    /// <summary>What was kept for other options, for a snapshot of them.</summary>
    protected AccountContext Kept
    {
        init => _context = value;
    }

    protected abstract AccountContext NewContext(TOptions options);

    protected AccountContext Context(
        Uri address,
        TOptions options,
        Authenticator authenticator,
        ServiceErrorReader errors,
        WireDialect? dialect = null
    ) =>
        new(Telemetry.Service, Name, address, options, authenticator, errors, TimeProvider)
        {
            Dialect = dialect ?? WireDialect.Specified,
            Clock = Telemetry.ServiceClock,
        };

    /// <summary>The service's API, over a transport.</summary>
    protected abstract TApi Api(WireTransport transport, TOptions options);

    /// <summary>Sends the requests of a call or a step.</summary>
    protected virtual Task<T> SendAsync<T>(
        CallState operation,
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
