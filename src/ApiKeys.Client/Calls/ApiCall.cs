using System.Net;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Calls;

/// <summary>
/// One public operation on its way: what it is, for whom, and how far it got. It travels with its requests.
/// </summary>
internal sealed class ApiCall(OperationKind kind, string description, AccountContext account, string? keyId = null)
{
#if NET
    private static readonly HttpRequestOptionsKey<ApiCall> _key = new("ApiKeys.Client.Operation");
#else
    private const string _key = "ApiKeys.Client.Operation";
#endif

    private ApiCall[] _steps = [];
    private int _sent;
    private string? _actionId;
    private DateTimeOffset _firstSent;
    private long _firstSentAt;

    public OperationKind Kind { get; } = kind;

    /// <summary>What is being done, to be read after "while", such as "creating the key 'ci'".</summary>
    public string Description { get; } = description;

    public AccountContext Account { get; } = account;

    public string? KeyId { get; } = keyId;

    public bool IsChanging => Kind is not (OperationKind.Read or OperationKind.Authenticate);

    /// <summary>
    /// For how long after a request first left the service recognises its retries; zero when it never does.
    /// </summary>
    public TimeSpan RecognisedFor { get; init; }

    /// <summary>The timeout of the call that the operation is, or is a step of.</summary>
    public CallLimit? Limit { get; set; }

    /// <summary>Whether the same request may be sent again although it may have taken effect.</summary>
    public bool IsRetryable =>
        Kind switch
        {
            OperationKind.Read or OperationKind.Authenticate or OperationKind.Delete => true,
            OperationKind.Create => RecognisedFor > TimeSpan.Zero && !IsForgotten,
            _ => false,
        };

    /// <summary>
    /// Whether the whole call may be made again although it may have taken effect. A second call is another request,
    /// which no service recognises.
    /// </summary>
    public bool IsRetryableByCaller => Kind is OperationKind.Read or OperationKind.Authenticate or OperationKind.Delete;

    /// <summary>Whether the service refuses to create a second key of the same name.</summary>
    public bool IsNameUnique { get; init; }

    /// <summary>Whether the same request may arrive twice without making two keys, or two values of one.</summary>
    public bool IsHarmlessTwice => IsRetryable || IsNameUnique || Kind == OperationKind.Update;

    /// <summary>Whether an attempt that hangs may be given up: it can be retried, or read back and repeated.</summary>
    public bool HasAttemptLimit => IsRetryable || Kind == OperationKind.Update;

    /// <summary>
    /// The body of a sign-in, which holds a secret: it is put on the request where handlers of the application do not
    /// see it.
    /// </summary>
    public HttpContent? SecretContent { get; set; }

    /// <summary>
    /// The body of the response to a sign-in, which holds a secret: handlers of the application do not see it.
    /// </summary>
    public HttpContent? SecretResponse { get; set; }

    /// <summary>Whether the newest response was declared as JSON, as those of a service are.</summary>
    public bool IsLastResponseJson { get; set; }

    /// <summary>The secret that the newest request carried: it is masked wherever the service repeats it.</summary>
    public SecretValue? AuthenticatedWith { get; set; }

    /// <summary>What the token was got for that the newest request carried, and what another can be got with.</summary>
    public IReadOnlyList<SecretValue> AuthenticatedBy { get; set; } = [];

    /// <summary>Who the newest request was authenticated as, where the token tells.</summary>
    public string? AuthenticatedAs { get; set; }

    /// <summary>Whether a change must not reach the key that it is itself authenticated with.</summary>
    public bool ProtectsOwnKey { get; set; }

    /// <summary>Other texts of the request that are masked in the same way.</summary>
    public IReadOnlyList<SecretValue> FurtherSecrets { get; init; } = [];

    /// <summary>All secrets that the service has been sent for it, or could have kept from a sign-in.</summary>
    public IReadOnlyCollection<SecretValue> Secrets =>
        AuthenticatedWith is null
            ? [.. AuthenticatedBy, .. FurtherSecrets]
            : [AuthenticatedWith, .. AuthenticatedBy, .. FurtherSecrets];

    /// <summary>The one time that its request may pass the handlers, and the outcome of it.</summary>
    public ReplayGuard Pass { get; } = new();

    /// <summary>
    /// The newest exception that came out of the SDK's own handlers; what else comes out of a client is the
    /// application's.
    /// </summary>
    public Exception? LastFailure { get; set; }

    /// <summary>Whether the caller cancelled the call, or its timeout passed.</summary>
    public bool IsOver => Limit?.IsCancelled == true;

    /// <summary>The status of the newest response, whose body may not have arrived.</summary>
    public HttpStatusCode? LastStatus { get; set; }

    /// <summary>The operation in the specification that the newest request was for: method and path template.</summary>
    public string? Route => Request?.Route;

    /// <summary>The path template of the newest request as this server has it.</summary>
    public string? Template => Request?.Template(Account.Dialect);

    /// <summary>The newest request, before it was addressed.</summary>
    public WireRequest? Request { private get; set; }

    /// <summary>How many times the newest request was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>What observes it; null when nobody looks.</summary>
    public OperationScope? Scope { get; set; }

    /// <summary>The id of the action by which the service does in the background what it was asked to.</summary>
    public string? ActionId
    {
        get => _actionId ?? _steps.Select(static step => step.ActionId).LastOrDefault(static id => id is not null);
        set => _actionId = value;
    }

    /// <summary>
    /// Whether the service's newest response said that it did what it was asked to, even if its body did not arrive.
    /// </summary>
    public bool WasAccepted => (int?)LastStatus is >= 200 and < 300 and not (int)HttpStatusCode.Accepted;

    /// <summary>Whether a changing request has left and was not certainly refused before it was processed.</summary>
    public bool MayHaveTakenEffect => WasSent || _steps.Any(static step => step.MayHaveTakenEffect);

    /// <summary>The same of its own request, whatever its steps did.</summary>
    public bool WasSent => Volatile.Read(ref _sent) != 0;

    /// <summary>When its request first left; meaningless before.</summary>
    public DateTimeOffset FirstSent => _firstSent;

    /// <summary>Whether the newest request was a retry of one that may have taken effect.</summary>
    public bool IsRetry { get; private set; }

    /// <summary>
    /// A clock that is set back must not lengthen the time, nor must a machine that slept, whose time may not have run
    /// on.
    /// </summary>
    private bool IsForgotten =>
        WasSent
        && (
            Account.TimeProvider.GetUtcNow() - _firstSent >= RecognisedFor
            || Account.TimeProvider.GetElapsedTime(_firstSentAt) >= RecognisedFor
        );

    /// <summary>
    /// Notes that a changing request is leaving; false when it has left before and must not leave again.
    /// </summary>
    public bool TryMarkSent()
    {
        IsRetry = Interlocked.Exchange(ref _sent, 1) != 0;
        if (!IsRetry)
        {
            (_firstSent, _firstSentAt) = (Account.TimeProvider.GetUtcNow(), Account.TimeProvider.GetTimestamp());
        }

        return !IsRetry || IsRetryable;
    }

    /// <summary>A part of this operation that is a request of its own kind, within the same timeout.</summary>
    public ApiCall Step(OperationKind kind, string? description = null)
    {
        ApiCall step = new(kind, description ?? Description, Account, KeyId)
        {
            Limit = Limit,
            ProtectsOwnKey = ProtectsOwnKey,
        };
        _steps = [.. _steps, step];
        return step;
    }

    /// <summary>A read, within the same timeout, that shows its outcome.</summary>
    public ApiCall Look() => new(OperationKind.Read, Description, Account) { Limit = Limit };

    /// <summary>
    /// Notes that the service refused the newest request before it processed it. What an earlier one did stays open.
    /// </summary>
    public void MarkRejected() => Volatile.Write(ref _sent, IsRetry ? 1 : 0);

    /// <summary>Notes that the newest request may have been processed after all.</summary>
    public void MayHaveBeenProcessed() => Volatile.Write(ref _sent, 1);

    /// <summary>Notes that the service says that nothing came of it, whichever of its requests arrived.</summary>
    public void MarkNotApplied() => Volatile.Write(ref _sent, 0);

    /// <summary>An exception for a request that leaves and must not leave again.</summary>
    public ReplayRefusedException ReplayRefused() => new(RecognisedFor);

    /// <summary>A message about it, which begins with where and what.</summary>
    public string Message(string what) => $"{Account.Service} account '{Account.Name}', {Description}: {what}";

    /// <summary>What every exception about it carries.</summary>
    public FailureDetails Details =>
        new()
        {
            Service = Account.Service,
            Account = Account.Name,
            KeyId = KeyId,
            FailedStep = LastStatus is null ? ApiKeyFailureStep.Unknown : ApiKeyFailureStep.Service,
        };

    /// <summary>An exception for what the SDK itself refuses to send, or to take from the service.</summary>
    public ApiKeyOperationFailedException Refused(string why, Exception? cause = null) =>
        new(Message(why), cause) { Details = Details };

    /// <summary>An exception for what kept the SDK from sending.</summary>
    public ApiKeyOperationFailedException Refused(string why, ApiKeyFailureStep step, Exception? cause = null) =>
        new(Message(why), cause) { Details = Details with { FailedStep = step } };

    public void AttachTo(HttpRequestMessage request)
    {
#if NET
        request.Options.Set(_key, this);
#else
        request.Properties[_key] = this;
#endif
    }

    /// <summary>The operation that a request belongs to.</summary>
    /// <exception cref="InvalidOperationException">The request was made by somebody else, who must not use the
    /// account's credential.</exception>
    public static ApiCall Of(HttpRequestMessage request)
    {
#if NET
        bool found = request.Options.TryGetValue(_key, out ApiCall? operation);
#else
        bool found = request.Properties.TryGetValue(_key, out object? property);
        ApiCall? operation = property as ApiCall;
#endif
        return found && operation is not null
            ? operation
            : throw new InvalidOperationException(
                "The HTTP client of an API key account sends the requests of its manager only."
            );
    }
}
