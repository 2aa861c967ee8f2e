namespace ApiKeys.Client;

/// <summary>
/// The service refused the account's credential, or the credential lacks the right. Nothing was changed.
/// </summary>
public class ApiKeyAccessDeniedException : ApiKeyOperationFailedException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyAccessDeniedException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public ApiKeyAccessDeniedException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyAccessDeniedException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>
    /// Gets a value indicating whether the credential itself was rejected (401, or any rejection of a request for a
    /// token). False when the credential was accepted and lacks a right (403).
    /// </summary>
    public bool IsCredentialRejected
    {
        get => Details.IsCredentialRejected || StatusCode == 401;
        init => Details = Details with { IsCredentialRejected = value };
    }
}
