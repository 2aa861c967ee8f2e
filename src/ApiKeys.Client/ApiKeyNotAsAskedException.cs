namespace ApiKeys.Client;

/// <summary>
/// The service created the key, but not as it was asked to, or with a value that cannot be one: it has control characters, or others that no
/// credential can have. A refresh that gives such a value ends with it, too. The key exists: use it as it is, or revoke it.
/// </summary>
public class ApiKeyNotAsAskedException : ApiKeyException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyNotAsAskedException()
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed and what to do about it.</param>
    public ApiKeyNotAsAskedException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyNotAsAskedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The key as the service issued it, with its value; null only when the exception was constructed without it.</summary>
    public IssuedApiKey? Issued { get; init; }
}
