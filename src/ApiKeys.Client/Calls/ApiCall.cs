using System.Net;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Telemetry;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Calls;

/// <summary>
/// One public operation: what it is, for which account, and how far it got. It travels with its requests.
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

    /// <summary>The action, to be read after "while", such as "creating the key 'ci'".</summary>
    public string Description { get; } = description;

    public AccountContext Account { get; } = account;

    public string? KeyId { get; } = keyId;

    public bool IsChanging => Kind is not (OperationKind.Read or OperationKind.Authenticate);

    /// <summary>
    /// How long after a request was first sent the service recognises its retries; zero when it never does.
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
    /// which no service recognises as a retry.
    /// </summary>
    public bool IsRetryableByCaller => Kind is OperationKind.Read or OperationKind.Authenticate or OperationKind.Delete;

    /// <summary>Whether the service refuses to create a second key of the same name.</summary>
    public bool IsNameUnique { get; init; }

    /// <summary>Whether the same request may arrive twice without creating two keys, or two values of one.</summary>
    public bool IsHarmlessTwice => IsRetryable || IsNameUnique || Kind == OperationKind.Update;

    /// <summary>
    /// Whether an attempt that hangs may be given up: it can be retried, or read back and sent again.
    /// </summary>
    public bool HasAttemptLimit => IsRetryable || Kind == OperationKind.Update;

    /// <summary>
    /// The body of an authentication request, which contains a secret: it is put on the request where handlers of the
    /// application do not see it.
    /// </summary>
    public HttpContent? SecretContent { get; set; }

    /// <summary>
    /// The body of the response to an authentication request, which contains a secret: handlers of the application do
    /// not see it.
    /// </summary>
    public HttpContent? SecretResponse { get; set; }

    /// <summary>Whether the newest response was declared as JSON, as a service's responses are.</summary>
    public bool IsLastResponseJson { get; set; }

    /// <summary>The secret that the newest request carried: it is masked wherever the service quotes it.</summary>
    public SecretValue? AuthenticatedWith { get; set; }

    /// <summary>The credential and the refresh token behind the token of the newest request.</summary>
    public IReadOnlyList<SecretValue> AuthenticatedBy { get; set; } = [];

    /// <summary>The user of the newest request, where the token names one.</summary>
    public string? AuthenticatedAs { get; set; }

    /// <summary>Whether a change must not reach the key with which it is authenticated.</summary>
    public bool ProtectsOwnKey { get; set; }

    /// <summary>Other texts of the request that are masked in the same way.</summary>
    public IReadOnlyList<SecretValue> FurtherSecrets { get; init; } = [];

    /// <summary>
    /// All secrets that the service received for the operation, or could have kept from authentication.
    /// </summary>
    public IReadOnlyCollection<SecretValue> Secrets =>
        AuthenticatedWith is null
            ? [.. AuthenticatedBy, .. FurtherSecrets]
            : [AuthenticatedWith, .. AuthenticatedBy, .. FurtherSecrets];

    /// <summary>Lets its request pass the handlers once, and keeps the outcome.</summary>
    public ReplayGuard Pass { get; private set; } = new();

    /// <summary>
    /// The newest exception that came from the SDK's own handlers; any other that a client throws comes from the
    /// application.
    /// </summary>
    public Exception? LastFailure { get; set; }

    /// <summary>Whether the caller cancelled the call, or its timeout passed.</summary>
    public bool IsOver => Limit?.IsCancelled == true;

    /// <summary>The status of the newest response, whose body may not have arrived.</summary>
    public HttpStatusCode? LastStatus { get; set; }

    /// <summary>The operation in the specification that the newest request was for: method and path template.</summary>
    public string? Route => Request?.Route;

    /// <summary>The path template of the newest request as this server has it.</summary>
    public string? Template { get; set; }

    /// <summary>The newest request, before it was addressed.</summary>
    public WireRequest? Request { private get; set; }

    /// <summary>How many times the newest request was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>The telemetry of the operation; null when nothing observes it.</summary>
    public OperationScope? Scope { get; set; }

    /// <summary>The id of the action that the service runs in the background for the request.</summary>
    public string? ActionId
    {
        get => _actionId ?? _steps.Select(static step => step.ActionId).LastOrDefault(static id => id is not null);
        set => _actionId = value;
    }

    /// <summary>
    /// Whether the service's newest response says that the request was processed, even if its body did not arrive.
    /// </summary>
    public bool WasAccepted => (int?)LastStatus is >= 200 and < 300 and not (int)HttpStatusCode.Accepted;

    /// <summary>Whether a changing request was sent and was not certainly refused before it was processed.</summary>
    public bool MayHaveTakenEffect => WasSent || _steps.Any(static step => step.MayHaveTakenEffect);

    /// <summary>The same for its own request, without its steps.</summary>
    public bool WasSent => Volatile.Read(ref _sent) != 0;

    /// <summary>When its request was first sent; meaningless before.</summary>
    public DateTimeOffset FirstSent => _firstSent;

    /// <summary>Whether the newest request was a retry of one that may have taken effect.</summary>
    public bool IsRetry { get; private set; }

    /// <summary>
    /// A clock that is set back must not lengthen the time. Neither must a machine that slept, whose stopwatch may have
    /// stopped.
    /// </summary>
    private bool IsForgotten =>
        WasSent
        && (
            Account.TimeProvider.GetUtcNow() - _firstSent >= RecognisedFor
            || Account.TimeProvider.GetElapsedTime(_firstSentAt) >= RecognisedFor
        );

    /// <summary>
    /// Notes that a changing request is being sent; false when it was sent before and must not be sent again.
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

    /// <summary>
    /// Lets the request pass once more, in another form: the service rejected it, and did nothing.
    /// </summary>
    public void BeginAnotherForm() => (Pass, LastStatus, IsLastResponseJson) = (new ReplayGuard(), null, false);

    /// <summary>A step of this operation with another kind, within the same timeout.</summary>
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

    /// <summary>A read, within the same timeout, that shows the outcome of the operation.</summary>
    public ApiCall Look() => new(OperationKind.Read, Description, Account) { Limit = Limit };

    /// <summary>
    /// Notes that the service refused the newest request before it processed it. The outcome of an earlier one stays
    /// open.
    /// </summary>
    public void MarkRejected() => Volatile.Write(ref _sent, IsRetry ? 1 : 0);

    /// <summary>Notes that the newest request may have been processed after all.</summary>
    public void MayHaveBeenProcessed() => Volatile.Write(ref _sent, 1);

    /// <summary>Notes that the service reports that nothing was done, whichever of the requests arrived.</summary>
    public void MarkNotApplied() => Volatile.Write(ref _sent, 0);

    /// <summary>An exception for a request that would be sent and must not be sent again.</summary>
    public ReplayRefusedException ReplayRefused() => new(RecognisedFor);

    /// <summary>A message about the operation, which begins with the account and the description.</summary>
    public string Message(string what) => $"{Account.Service} account '{Account.Name}', {Description}: {what}";

    /// <summary>The details that every exception about the operation carries.</summary>
    public FailureDetails Details =>
        new()
        {
            Service = Account.Service,
            Account = Account.Name,
            KeyId = KeyId,
            FailedStep = LastStatus is null ? ApiKeyFailureStep.Unknown : ApiKeyFailureStep.Service,
        };

    /// <summary>An exception for a request that the SDK refuses to send, or a response that it refuses.</summary>
    public ApiKeyOperationFailedException Refused(string why, Exception? cause = null) =>
        new(Message(why), cause) { Details = Details };

    /// <summary>An exception for an error that kept the SDK from sending.</summary>
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
    /// <exception cref="InvalidOperationException">Other code than the manager created the request, and must not use
    /// the account's credential.</exception>
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
