namespace ApiKeys.Client.Calls;

/// <summary>
/// One call as it was asked for: what it is, for which account, and what about it is fixed. <see cref="CallState"/>
/// says how far it got.
/// </summary>
internal sealed class ApiCall(OperationKind kind, string description, AccountContext account, string? keyId = null)
{
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

    /// <summary>Whether the service refuses to create a second key of the same name.</summary>
    public bool IsNameUnique { get; init; }

    /// <summary>Whether a change must not reach the key with which it is authenticated.</summary>
    public bool ProtectsOwnKey { get; init; }

    /// <summary>Texts of the request that are masked as the credential is.</summary>
    public IReadOnlyList<SecretValue> FurtherSecrets { get; init; } = [];

    /// <summary>
    /// Whether the whole call may be made again although it may have taken effect. A second call is another request,
    /// which no service recognises as a retry.
    /// </summary>
    public bool IsRetryableByCaller => Kind is OperationKind.Read or OperationKind.Authenticate or OperationKind.Delete;

    /// <summary>The state of the call before anything happened.</summary>
    public CallState Begin() => new(this);

    /// <summary>A message about the call, which begins with the account and the description.</summary>
    public string Message(string what) => $"{Account.Service} account '{Account.Name}', {Description}: {what}";
}
