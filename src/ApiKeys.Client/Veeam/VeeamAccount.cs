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
    : ServiceAccount<VeeamOptions, VeeamApi>(runtime)
{
    public static readonly VeeamErrorReader Errors = new();

    /// <summary>
    /// The service recognises a retry for five minutes after the first request arrived; the retry must arrive within
    /// them.
    /// </summary>
    public static readonly TimeSpan Recognised = TimeSpan.FromMinutes(4.5);

    private VeeamSession? _session;

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
        new(Runtime.WithSnapshot(snapshot)) { Kept = ContextOf(snapshot) };

    /// <summary>The same account with another credential, and its options as they are now.</summary>
    public VeeamAccount With(Credential? credential) => new(Runtime.With(Options, credential));

    /// <summary>A create, whose request the service recognises for a while.</summary>
    public CallState BeginCreate(string description, VeeamOptions options, TimeSpan recognisedFor) =>
        new ApiCall(OperationKind.Create, description, ContextOf(options)) { RecognisedFor = recognisedFor }.Begin();

    /// <summary>The id under which a create is sent, in the form that the server is known to accept.</summary>
    public Guid CreateIdOf(Guid requestId, VeeamOptions options) =>
        ((VeeamDialect)ContextOf(options).Dialect).CreateIdOf(requestId);

    /// <summary>
    /// The user of an operation that names none: the configured one, else the authenticated one.
    /// </summary>
    public async Task<Guid> FindUserAsync(CallState operation, CancellationToken cancellationToken) =>
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

    /// <summary>Sends the requests of a diagnosis that are no operation.</summary>
    public DiagnosisProbe Probe(CancellationToken cancellationToken) => new(Runtime.Runner, Current, cancellationToken);

    protected override VeeamApi Api(WireTransport transport, VeeamOptions options) => new(transport);

    protected override async Task<T> SendAsync<T>(
        CallState operation,
        Func<VeeamApi, CancellationToken, Task<T>> send,
        WireTransport transport,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await base.SendAsync(operation, send, transport, cancellationToken).ConfigureAwait(false);
        }
        catch (WireAcceptedException accepted) when (operation.Call.Kind == OperationKind.Read)
        {
            throw VeeamActions.ReadRefused(operation, accepted);
        }
    }

    protected override AccountContext NewContext(VeeamOptions options)
    {
        Uri address = VeeamAddress.Of(options);
        _session = _session?.Address == address ? _session : new VeeamSession(address, options, Runtime);
        _session.Options = options;
        return Context(address, options, _session.Authenticator, Errors, new VeeamDialect(options, _session.Learned));
    }

    /// <summary>
    /// Whether the account authenticates as a user. The credential of a source is known once it was used: one with an
    /// id is a user's password.
    /// </summary>
    private bool HasPassword(VeeamOptions options) =>
        Runtime.Credentials is null
            ? options.UserName is not null
            : ((VeeamAuthenticator)ContextOf(options).Authenticator).AuthenticatedAs is not null;

    private Task<Guid> AskForUserAsync(AccountContext context, ActivityContext caller) =>
        Telemetry.RunSharedAsync(
            OperationName.CurrentUser,
            caller,
            async () =>
            {
                CallState operation = new ApiCall(OperationKind.Read, "asking for the current user", context).Begin();
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
}
