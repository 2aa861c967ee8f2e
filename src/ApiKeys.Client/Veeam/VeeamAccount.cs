using System.Diagnostics;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;
using ApiKeys.Client.Telemetry;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>A Veeam account at run time: starts operations and sends them.</summary>
internal sealed class VeeamAccount(AccountRuntime<VeeamOptions> runtime)
{
    public static readonly VeeamErrorReader Errors = new();

    /// <summary>
    /// The service recognises a retry for five minutes after the first request arrived; the retry must arrive within
    /// them.
    /// </summary>
    public static readonly TimeSpan Recognised = TimeSpan.FromMinutes(4.5);

    private readonly object _lock = new();
    private AccountContext? _context;
    private VeeamSession? _session;

    public string Name => runtime.Name;

    public AccountTelemetry Telemetry => runtime.Telemetry;

    public VeeamOptions Options => runtime.Options;

    public TimeProvider TimeProvider => runtime.TimeProvider;

    /// <summary>What the account has learned about its server.</summary>
    public LearnedForms Learned
    {
        get
        {
            ContextOf(Options);
            return _session!.Learned;
        }
    }

    /// <summary>
    /// The same account with a snapshot of the options, for a call that sends several requests which must go to one
    /// place. The token is shared.
    /// </summary>
    public VeeamAccount WithSnapshot(VeeamOptions snapshot) =>
        new(runtime.WithSnapshot(snapshot)) { _context = ContextOf(snapshot) };

    public ApiCall Begin(OperationKind kind, string description, VeeamOptions options, string? keyId = null) =>
        BeginRecognised(kind, description, options, kind == OperationKind.Create ? Recognised : TimeSpan.Zero, keyId);

    /// <summary>An operation whose request the service recognises for a while.</summary>
    public ApiCall BeginRecognised(
        OperationKind kind,
        string description,
        VeeamOptions options,
        TimeSpan recognisedFor,
        string? keyId = null
    ) => new(kind, description, ContextOf(options), keyId) { RecognisedFor = recognisedFor };

    public Task<T> RunAsync<T>(
        ApiCall operation,
        Func<VeeamApi, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) =>
        runtime.Runner.RunAsync(
            operation,
            (transport, token) => SendAsync(operation, send, transport, token),
            cancellationToken
        );

    public Task RunAsync(
        ApiCall operation,
        Func<VeeamApi, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => RunAsync(operation, WithResult(send), cancellationToken);

    public Task<T> RunStepAsync<T>(
        ApiCall step,
        Func<VeeamApi, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) =>
        runtime.Runner.RunStepAsync(
            step,
            (transport, token) => SendAsync(step, send, transport, token),
            cancellationToken
        );

    public Task RunStepAsync(
        ApiCall step,
        Func<VeeamApi, CancellationToken, Task> send,
        CancellationToken cancellationToken
    ) => RunStepAsync(step, WithResult(send), cancellationToken);

    /// <summary>The id under which a create is sent, in the form that the server is known to accept.</summary>
    public Guid CreateIdOf(Guid requestId, VeeamOptions options) =>
        ((VeeamDialect)ContextOf(options).Dialect).CreateIdOf(requestId);

    /// <summary>
    /// The user of an operation that names none: the configured one, else the authenticated one.
    /// </summary>
    public async Task<Guid> FindUserAsync(ApiCall operation, CancellationToken cancellationToken) =>
        ((VeeamOptions)operation.Account.Options).UserUid
        ?? await ((VeeamAuthenticator)operation.Account.Authenticator)
            .User.FindAsync(operation, caller => AskForUserAsync(operation.Account, caller), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>
    /// The id of the account's own key, if the list of keys must contain it; null if it need not, or if no option names
    /// it.
    /// </summary>
    public string? ListedOwnKeyId =>
        Options is { UserUid: null, CredentialKeyId: { } id } options && !HasPassword(options) ? id : null;

    public OwnKeyMatch MatchOwnKey(ApiKey key) => VeeamOwnKey.Match(key, Options, HasPassword(Options));

    /// <exception cref="ApiKeyOwnKeyException">It is the key that the account itself authenticates with.</exception>
    public void ThrowIfOwnKey(VeeamKeyId key, string id)
    {
        VeeamOptions options = Options;
        OwnKeyGuard.ThrowIf(!HasPassword(options) && VeeamOwnKey.IsNamed(key, options), Name, id);
    }

    /// <summary>Reads the current user.</summary>
    public Task<User> GetCurrentUserAsync(VeeamOptions options, CancellationToken cancellationToken) =>
        RunAsync(
            Begin(OperationKind.Read, "asking for the current user", options),
            static (api, token) => api.GetCurrentUserAsync(token),
            cancellationToken
        );

    private static Func<VeeamApi, CancellationToken, Task<bool>> WithResult(
        Func<VeeamApi, CancellationToken, Task> send
    ) =>
        async (api, cancellationToken) =>
        {
            await send(api, cancellationToken).ConfigureAwait(false);
            return true;
        };

    private static async Task<T> SendAsync<T>(
        ApiCall operation,
        Func<VeeamApi, CancellationToken, Task<T>> send,
        WireTransport transport,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await send(new VeeamApi(transport), cancellationToken).ConfigureAwait(false);
        }
        catch (WireAcceptedException accepted) when (operation.Kind == OperationKind.Read)
        {
            throw VeeamActions.ReadRefused(operation, accepted);
        }
    }

    /// <summary>
    /// Whether the account authenticates as a user. The credential of a source is known once it was used: one with an
    /// id is a user's password.
    /// </summary>
    private bool HasPassword(VeeamOptions options) =>
        runtime.Credentials is null
            ? options.UserName is not null
            : ((VeeamAuthenticator)ContextOf(options).Authenticator).AuthenticatedAs is not null;

    private Task<Guid> AskForUserAsync(AccountContext context, ActivityContext caller) =>
        Telemetry.RunSharedAsync(
            OperationName.CurrentUser,
            caller,
            async () =>
            {
                ApiCall operation = new(OperationKind.Read, "asking for the current user", context);
                return (
                    await RunAsync(
                            operation,
                            static (api, token) => api.GetCurrentUserAsync(token),
                            CancellationToken.None
                        )
                        .ConfigureAwait(false)
                ).InstanceUid;
            }
        );

    /// <summary>Address, limits and authenticator of one set of options, kept until the options change.</summary>
    private AccountContext ContextOf(VeeamOptions options)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_context?.Options, options))
            {
                Uri address = VeeamAddress.Of(options);
                _session = _session?.Address == address ? _session : new VeeamSession(address, options, runtime);
                _session.Options = options;
                _context = new AccountContext(
                    VeeamApiKeyManager.ServiceName,
                    Name,
                    address,
                    options,
                    _session.Authenticator,
                    Errors,
                    TimeProvider
                )
                {
                    Dialect = new VeeamDialect(options, _session.Learned),
                };
            }

            return _context!;
        }
    }

    /// <summary>Sends the requests of a diagnosis that are no operation.</summary>
    public DiagnosisProbe Probe(CancellationToken cancellationToken) =>
        new(runtime.Runner, ContextOf(Options), cancellationToken);

    /// <summary>An account without a container, checked before it is used.</summary>
    public static VeeamAccount Standalone(VeeamOptions options, ApiKeyManagerSettings settings)
    {
        AccountTelemetry telemetry = new(
            VeeamApiKeyManager.ServiceName,
            settings.Account,
            settings.TimeProvider,
            settings.LoggerFactory
        );
        options = (VeeamOptions)options.Copy();
        OptionsRules.ThrowIfInvalid(
            telemetry.Account,
            VeeamOptionsRules.Check(options, settings.CredentialSource is not null),
            typeof(VeeamOptions)
        );
        return new(
            AccountRuntime<VeeamOptions>.Standalone(telemetry, options, settings.CredentialSource, settings.Handler)
        );
    }
}
