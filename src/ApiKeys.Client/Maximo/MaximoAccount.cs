using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Maximo;

/// <summary>A Maximo account at run time: starts operations and sends them.</summary>
internal sealed class MaximoAccount(AccountRuntime<MaximoOptions> runtime)
    : ServiceAccount<MaximoOptions, MaximoApi>(runtime)
{
    private static readonly MaximoErrorReader _errors = new();

    private MaximoSession? _session;

    /// <summary>What the account has learned about its server.</summary>
    public LearnedForms Learned
    {
        get
        {
            ContextOf(Options);
            return _session!.Learned;
        }
    }

    public DateTimeOffset Now => TimeProvider.GetUtcNow();

    /// <summary>
    /// The id of the key that the account authenticates with, as far as it is known without a request.
    /// </summary>
    public string? OwnKeyId => Runtime.Credentials is null && !Options.IsSuperuser ? Options.ApiKeyId : null;

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
        new(Runtime.WithSnapshot(snapshot)) { Kept = ContextOf(snapshot) };

    /// <summary>
    /// Finds the key that an operation is about, as a step of it; null when there is none. The list decides where the
    /// server has no route for one key, or where a 404 may not be from the service.
    /// </summary>
    public async Task<MaximoWireKey?> FindAsync(CallState operation, CancellationToken cancellationToken)
    {
        try
        {
            return await RunStepAsync(
                    operation.Step(OperationKind.Read),
                    (api, token) => api.GetAsync(operation.Call.KeyId!, token),
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
            return keys.FirstOrDefault(key => key.Id == operation.Call.KeyId);
        }
    }

    /// <summary>
    /// The same account without its credential: to see how a server responds to an unauthenticated request.
    /// </summary>
    public CallState BeginUnsigned(string description, MaximoOptions options) =>
        new ApiCall(OperationKind.Read, description, Context(options, new NoAuthenticator(), learned: null)).Begin();

    /// <summary>An operation that obtains a token with the account's key, beside the token of the account.</summary>
    public CallState BeginToken(string description, MaximoOptions options, string refusalAdvice)
    {
        CredentialSource credentials = Runtime.Credentials ?? new MaximoCredentials(Name, () => options);
        MaximoKeyAuthenticator authenticator = new(credentials, options, refusalAdvice);
        return new ApiCall(
            OperationKind.Authenticate,
            description,
            Context(options, authenticator, learned: null)
        ).Begin();
    }

    /// <summary>Runs a call whose requests the API does not have.</summary>
    /// <summary>Runs a token request, which handlers of the application do not see.</summary>
    public Task<T> RunTokenAsync<T>(
        CallState operation,
        Func<WireTransport, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) => Runtime.TokenRunner.RunAsync(operation, send, cancellationToken);

    public Task<T> RunAsync<T>(
        CallState operation,
        Func<WireTransport, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) => Runtime.Runner.RunAsync(operation, send, cancellationToken);

    /// <summary>Sends the requests of a diagnosis that are no operation.</summary>
    public DiagnosisProbe Probe(CancellationToken cancellationToken) => new(Runtime.Runner, Current, cancellationToken);

    protected override MaximoApi Api(WireTransport transport, MaximoOptions options) => new(transport);

    /// <remarks>The authenticator is kept as long as it fits the options.</remarks>
    protected override AccountContext NewContext(MaximoOptions options)
    {
        _session = _session?.IsFor(options) == true ? _session : new MaximoSession(options, Runtime, _errors);
        _session.Options = options;
        return Context(options, _session.Authenticator, _session.Learned);
    }

    private AccountContext Context(MaximoOptions options, Authenticator authenticator, LearnedForms? learned) =>
        Context(
            MaximoAuthenticator.AddressOf(options.BaseAddress!),
            options,
            authenticator,
            _errors,
            new MaximoDialect(options.Protocol.Paths, learned)
        );
}
