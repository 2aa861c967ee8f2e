using System.Net;

namespace ApiKeys.Client.Http;

/// <summary>One public operation on its way: what it is, for whom, and how far it got. It travels with its requests.</summary>
internal sealed class Operation(OperationKind kind, string description, AccountContext account, string? keyId = null)
{
#if NET
    private static readonly HttpRequestOptionsKey<Operation> _key = new("ApiKeys.Client.Operation");
#else
    private const string _key = "ApiKeys.Client.Operation";
#endif

    private int _sent;

    public OperationKind Kind { get; } = kind;

    /// <summary>What is being done, to be read after "while", such as "issuing the key 'ci'".</summary>
    public string Description { get; } = description;

    public AccountContext Account { get; } = account;

    public string? KeyId { get; } = keyId;

    public bool IsChanging => Kind != OperationKind.Read;

    public bool IsRepeatable => Kind != OperationKind.Create;

    /// <summary>The secret that the newest request carried: it is masked wherever the service repeats it.</summary>
    public ApiKeyValue? SignedInWith { get; set; }

    /// <summary>The status of the newest answer, whose body may not have arrived.</summary>
    public HttpStatusCode? LastStatus { get; set; }

    /// <summary>Whether the service's newest answer said that it did what it was asked to, even if its body did not arrive.</summary>
    public bool WasAccepted => (int?)LastStatus is >= 200 and < 300;

    /// <summary>Whether a changing request has left and was not surely refused before it was processed.</summary>
    public bool MayHaveTakenEffect => Volatile.Read(ref _sent) != 0;

    /// <summary>Whether the newest request was a repeat of one that may have taken effect.</summary>
    public bool IsRepeat { get; private set; }

    /// <summary>Notes that a changing request is leaving; false when it is a create that has left before.</summary>
    public bool TryLeave()
    {
        IsRepeat = Interlocked.Exchange(ref _sent, 1) != 0;
        return !IsRepeat || IsRepeatable;
    }

    /// <summary>Notes that the service refused the newest request before it processed it. What an earlier one did stays open.</summary>
    public void WasNotProcessed() => Volatile.Write(ref _sent, IsRepeat ? 1 : 0);

    /// <summary>An exception for what the SDK itself refuses to send.</summary>
    public ApiKeyException Refused(string why, Exception? cause = null) => new($"{Account.Service} account '{Account.Name}', {Description}: {why}", cause)
    {
        Service = Account.Service,
        Account = Account.Name,
        KeyId = KeyId,
    };

    public void AttachTo(HttpRequestMessage request)
    {
#if NET
        request.Options.Set(_key, this);
#else
        request.Properties[_key] = this;
#endif
    }

    /// <summary>The operation that a request belongs to.</summary>
    /// <exception cref="InvalidOperationException">The request was made by somebody else, who must not use the account's credential.</exception>
    public static Operation Of(HttpRequestMessage request)
    {
#if NET
        bool found = request.Options.TryGetValue(_key, out Operation? operation);
#else
        bool found = request.Properties.TryGetValue(_key, out object? property);
        Operation? operation = property as Operation;
#endif
        return found && operation is not null
            ? operation
            : throw new InvalidOperationException("The HTTP client of an API key account sends the requests of its manager only.");
    }
}
