using System.Net;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Calls;

/// <summary>How far a call got: what was sent, what came back, and with what it was authenticated.</summary>
internal sealed class CallState(ApiCall call)
{
    private CallState[] _steps = [];
    private string? _actionId;

    public ApiCall Call { get; } = call;

    public AccountContext Account => Call.Account;

    /// <summary>The timeout of the call that this is, or is a step of.</summary>
    public CallLimit? Limit { get; set; }

    /// <summary>Whether its request was sent. <see cref="MayHaveTakenEffect"/> counts its steps, too.</summary>
    public Delivery Delivery { get; } = new(call);

    /// <summary>The newest response; null until one arrived for the newest request.</summary>
    public ResponseHead? Response { get; set; }

    /// <summary>With what the newest request was authenticated; null before.</summary>
    public Identity? Identity { get; set; }

    /// <summary>The id of the action that the service runs in the background for the request.</summary>
    public string? ActionId
    {
        get => _actionId ?? _steps.Select(static step => step.ActionId).LastOrDefault(static id => id is not null);
        set => _actionId = value;
    }

    /// <summary>The status of the newest response.</summary>
    public HttpStatusCode? Status => Response?.Status;

    /// <summary>Whether the caller cancelled the call, or its timeout passed.</summary>
    public bool IsOver => Limit?.IsCancelled == true;

    /// <summary>Whether a changing request, or that of a step, was sent and not certainly refused.</summary>
    public bool MayHaveTakenEffect => Delivery.WasSent || Array.Exists(_steps, static step => step.MayHaveTakenEffect);

    /// <summary>
    /// All secrets that the service received for the call, or could have kept from authentication.
    /// </summary>
    public IReadOnlyCollection<SecretValue> Secrets =>
        Identity is not { } identity
            ? Call.FurtherSecrets
            : [identity.Secret, .. identity.Behind ?? [], .. Call.FurtherSecrets];

    /// <summary>The details that every exception about the call carries.</summary>
    public FailureDetails Details =>
        new()
        {
            Service = Account.Service,
            Account = Account.Name,
            KeyId = Call.KeyId,
            FailedStep = Response is null ? ApiKeyFailureStep.Unknown : ApiKeyFailureStep.Service,
        };

    /// <summary>A step of this call with another kind, within the same timeout.</summary>
    public CallState Step(OperationKind kind, string? description = null, bool? protectsOwnKey = null)
    {
        ApiCall call = new(kind, description ?? Call.Description, Account, Call.KeyId)
        {
            ProtectsOwnKey = protectsOwnKey ?? Call.ProtectsOwnKey,
        };
        CallState step = new(call) { Limit = Limit };
        _steps = [.. _steps, step];
        return step;
    }

    /// <summary>A read, within the same timeout, that shows the outcome of the call.</summary>
    public CallState Look() => new(new ApiCall(OperationKind.Read, Call.Description, Account)) { Limit = Limit };

    /// <inheritdoc cref="ApiCall.Message"/>
    public string Message(string what) => Call.Message(what);

    /// <summary>An exception for a request that the SDK refuses to send, or a response that it refuses.</summary>
    public ApiKeyOperationFailedException Refused(string why, Exception? cause = null) =>
        new(Message(why), cause) { Details = Details };

    /// <summary>An exception for an error that kept the SDK from sending.</summary>
    public ApiKeyOperationFailedException Refused(string why, ApiKeyFailureStep step, Exception? cause = null) =>
        new(Message(why), cause) { Details = Details with { FailedStep = step } };
}
