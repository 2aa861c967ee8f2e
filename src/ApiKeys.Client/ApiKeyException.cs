namespace ApiKeys.Client;

/// <summary>
/// An operation on API keys failed. The derived types report the outcome: <see cref="ApiKeyOperationFailedException"/>
/// (not done), <see cref="ApiKeyValueLostException"/> (done, and the value lost), <see cref="ApiKeyMismatchException"/>
/// (done, not as requested) and <see cref="ApiKeyOutcomeUnknownException"/>.
/// </summary>
/// <remarks>
/// No message, property or inner exception of the SDK's own holds a secret; what a service says is passed on with
/// key-like runs of characters masked.
/// </remarks>
public abstract partial class ApiKeyException : Exception
{
    /// <summary>An exception with a general message.</summary>
    protected ApiKeyException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    protected ApiKeyException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    protected ApiKeyException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Gets the service, such as <c>Aimms</c>.</summary>
    public string? Service
    {
        get => Details.Service;
        init => Details = Details with { Service = value };
    }

    /// <summary>Gets the application's name for the account.</summary>
    public string? Account
    {
        get => Details.Account;
        init => Details = Details with { Account = value };
    }

    /// <summary>Gets the id of the key concerned; null when it concerns no key or several.</summary>
    public string? KeyId
    {
        get => Details.KeyId;
        init => Details = Details with { KeyId = value };
    }

    /// <summary>Gets the HTTP status of the service's response; null when there was no response.</summary>
    public int? StatusCode
    {
        get => Details.StatusCode;
        init => Details = Details with { StatusCode = value };
    }

    /// <summary>Gets the service's own code for the error; null when the response has none.</summary>
    public string? ErrorCode
    {
        get => Details.ErrorCode;
        init => Details = Details with { ErrorCode = value };
    }

    /// <summary>
    /// Gets the service's message, shortened, with key-like runs of characters masked; null when the response has none.
    /// </summary>
    public string? ServiceMessage
    {
        get => Details.ServiceMessage;
        init => Details = Details with { ServiceMessage = value };
    }

    /// <summary>Gets the service's id for the request, for its support; null when the response has none.</summary>
    public string? RequestId
    {
        get => Details.RequestId;
        init => Details = Details with { RequestId = value };
    }

    /// <summary>Gets a value indicating whether the same call may succeed later without a change.</summary>
    public bool IsTransient
    {
        get => Details.IsTransient;
        init => Details = Details with { IsTransient = value };
    }

    /// <summary>Gets the delay that the service requested before a retry; null when it requested none.</summary>
    public TimeSpan? RetryAfter
    {
        get => Details.RetryAfter;
        init => Details = Details with { RetryAfter = value };
    }

    /// <summary>Gets the step at which the call failed. The message describes it too.</summary>
    public ApiKeyFailureStep FailedStep
    {
        get => Details.FailedStep;
        init => Details = Details with { FailedStep = value };
    }

    /// <summary>All details at once, for the SDK to set on the exception that it throws.</summary>
    internal FailureDetails Details { get; set; } = FailureDetails.None;
}
