namespace ApiKeys.Client;

/// <summary>
/// The service refused because of an existing object, such as a key of the same name. Nothing was changed, unless the
/// message of a create says that this call may have created the key of that name, <see cref="ApiKeyException.KeyId"/>.
/// </summary>
public class ApiKeyConflictException : ApiKeyOperationFailedException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyConflictException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public ApiKeyConflictException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyConflictException(string message, Exception? innerException)
        : base(message, innerException) { }
}
