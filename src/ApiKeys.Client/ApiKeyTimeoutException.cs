namespace ApiKeys.Client;

/// <summary>The timeout of the call ran out before there was a response, and nothing was changed.</summary>
public class ApiKeyTimeoutException : ApiKeyOperationFailedException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyTimeoutException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public ApiKeyTimeoutException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyTimeoutException(string message, Exception? innerException)
        : base(message, innerException) { }
}
