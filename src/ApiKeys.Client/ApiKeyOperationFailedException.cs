namespace ApiKeys.Client;

/// <summary>
/// The operation was not done: nothing was created, changed or deleted. The derived types say why, where a caller can
/// act on the reason.
/// </summary>
public class ApiKeyOperationFailedException : ApiKeyException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyOperationFailedException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public ApiKeyOperationFailedException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyOperationFailedException(string message, Exception? innerException)
        : base(message, innerException) { }
}
