namespace ApiKeys.Client;

/// <summary>
/// The service created the key, but not as requested, or with an invalid value: it has control characters, or others
/// that no credential can have. A refresh that returns such a value also ends with this exception. The key exists: use
/// it as it is, or revoke it.
/// </summary>
public class ApiKeyMismatchException : ApiKeyException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyMismatchException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public ApiKeyMismatchException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyMismatchException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>
    /// Gets the key as the service created it, with its value; null only when the exception was constructed without it.
    /// </summary>
    public IssuedApiKey? Issued { get; init; }
}
