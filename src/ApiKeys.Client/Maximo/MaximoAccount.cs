using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;
using ApiKeys.Client.Telemetry;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Maximo;

/// <summary>A Maximo account at run time: starts operations and sends them.</summary>
internal sealed class MaximoAccount(AccountRuntime<MaximoOptions> runtime)
{
    private static readonly MaximoErrorReader _errors = new();

    private readonly object _lock = new();
    private AccountContext? _context;
    private MaximoSession? _session;

    public string Name => runtime.Name;

    public AccountTelemetry Telemetry => runtime.Telemetry;

    public MaximoOptions Options => runtime.Options;

    public OperationRunner Runner => runtime.Runner;

    /// <summary>What the account has learned about its server.</summary>
    public LearnedForms Learned
    {
        get
        {
            ContextOf(Options);
            return _session!.Learned;
        }
    }

    public DateTimeOffset Now => runtime.TimeProvider.GetUtcNow();

    /// <summary>
    /// The id of the key that the account authenticates with, as far as it is known without a request.
    /// </summary>
    public string? OwnKeyId => runtime.Credentials is null && !Options.IsSuperuser ? Options.ApiKeyId : null;

    /// <summary>The superuser has no key. The credential of a source is known once it was used.</summary>
    public OwnKeyMatch MatchOwnKey(ApiKey key) =>
        Options.IsSuperuser
            ? OwnKeyMatch.None
            : MaximoOwnKey.Match(
                key,
                OwnKeyId,
                ((MaximoAuthenticator)ContextOf(Options).Authenticator).AuthenticatedAs
            );

    /// <summary>
    /// The same account with a snapshot of the options, for a call that sends several requests which must go to one
    /// place. The token is shared.
    /// </summary>
    public MaximoAccount WithSnapshot(MaximoOptions snapshot) =>
        new(runtime.WithSnapshot(snapshot)) { _context = ContextOf(snapshot) };

    public ApiCall Begin(OperationKind kind, string description, MaximoOptions options, string? keyId = null) =>
        new(kind, description, ContextOf(options), keyId);

    public Task<T> RunAsync<T>(
        ApiCall operation,
        Func<MaximoApi, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) => Runner.RunAsync(operation, (transport, token) => send(new MaximoApi(transport), token), cancellationToken);

    public Task RunAsync(
        ApiCall operation,
        Func<MaximoApi, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => Runner.RunAsync(operation, (transport, token) => send(new MaximoApi(transport), token), cancellationToken);

    public Task<T> RunStepAsync<T>(
        ApiCall step,
        Func<MaximoApi, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) => Runner.RunStepAsync(step, (transport, token) => send(new MaximoApi(transport), token), cancellationToken);

    /// <summary>
    /// Finds the key that an operation is about, as a step of it; null when there is none. The list decides where the
    /// server has no route for one key, or where a 404 may not be from the service.
    /// </summary>
    public async Task<MaximoWireKey?> FindAsync(ApiCall operation, CancellationToken cancellationToken)
    {
        try
        {
            return await RunStepAsync(
                    operation.Step(OperationKind.Read),
                    (api, token) => api.GetAsync(operation.KeyId!, token),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (ApiKeyNotFoundException notFound) when (notFound.Details.Origin == ErrorOrigin.Service)
        {
            return null;
        }
        catch (ApiKeyException elsewhere) when (elsewhere.StatusCode is 404 or 405)
        {
            // The list is not about the key: a 404 there is a wrong address.
            IReadOnlyList<MaximoWireKey> keys = await RunStepAsync(
                    operation.Look(),
                    static (api, token) => api.ListAsync(token),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return keys.FirstOrDefault(key => key.Id == operation.KeyId);
        }
    }

    /// <summary>
    /// The same account without its credential: to see how a server responds to an unauthenticated request.
    /// </summary>
    public ApiCall BeginUnsigned(string description, MaximoOptions options) =>
        new(OperationKind.Read, description, Context(options, new NoAuthenticator(), learned: null));

    /// <summary>
    /// Address, limits and authenticator of one set of options, kept until the options change. The authenticator is
    /// kept as long as it fits the options.
    /// </summary>
    private AccountContext ContextOf(MaximoOptions options)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_context?.Options, options))
            {
                _session = _session?.IsFor(options) == true ? _session : new MaximoSession(options, runtime, _errors);
                _session.Options = options;
                _context = Context(options, _session.Authenticator, _session.Learned);
            }

            return _context!;
        }
    }

    private AccountContext Context(MaximoOptions options, Authenticator authenticator, LearnedForms? learned) =>
        new(
            MaximoApiKeyManager.ServiceName,
            Name,
            MaximoAuthenticator.AddressOf(options.BaseAddress!),
            options,
            authenticator,
            _errors,
            runtime.TimeProvider
        )
        {
            Dialect = new MaximoDialect(options.Protocol.Paths, learned),
        };

    /// <summary>Sends the requests of a diagnosis that are no operation.</summary>
    public DiagnosisProbe Probe(CancellationToken cancellationToken) =>
        new(Runner, ContextOf(Options), cancellationToken);

    /// <summary>An account without a container, checked before it is used.</summary>
    public static MaximoAccount Standalone(MaximoOptions options, ApiKeyManagerSettings settings)
    {
        AccountTelemetry telemetry = new(
            MaximoApiKeyManager.ServiceName,
            settings.Account,
            settings.TimeProvider,
            settings.LoggerFactory
        );
        options = (MaximoOptions)options.Copy();
        OptionsRules.ThrowIfInvalid(
            telemetry.Account,
            MaximoOptionsRules.Check(options, settings.CredentialSource is not null),
            typeof(MaximoOptions)
        );
        return new(
            AccountRuntime<MaximoOptions>.Standalone(telemetry, options, settings.CredentialSource, settings.Handler)
        );
    }
}
