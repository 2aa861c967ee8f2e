namespace ApiKeys.Client;

/// <summary>
/// The service created the key, but its value did not arrive, and no service shows a value twice. Delete the key, whose
/// id is in <see cref="ApiKeyException.KeyId"/>, and create another.
/// </summary>
public class ApiKeyValueLostException : ApiKeyException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyValueLostException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public ApiKeyValueLostException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyValueLostException(string message, Exception? innerException)
        : base(message, innerException) { }
}
