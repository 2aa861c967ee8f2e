namespace ApiKeys.Client;

/// <summary>
/// The account has no key with that id. Nothing was changed, unless the message of a deletion says that this call may
/// have deleted the key.
/// </summary>
public class ApiKeyNotFoundException : ApiKeyOperationFailedException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyNotFoundException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public ApiKeyNotFoundException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyNotFoundException(string message, Exception? innerException)
        : base(message, innerException) { }
}
