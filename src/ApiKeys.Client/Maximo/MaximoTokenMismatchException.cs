namespace ApiKeys.Client.Maximo;

/// <summary>
/// The service granted an access token, but not for the lifetime that was requested. The token works: use it as it is,
/// or discard it.
/// </summary>
public class MaximoTokenMismatchException : ApiKeyException
{
    /// <summary>An exception with a general message.</summary>
    public MaximoTokenMismatchException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What differs, and the remedy.</param>
    public MaximoTokenMismatchException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What differs, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public MaximoTokenMismatchException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>
    /// Gets the token as the service granted it; null only when the exception was constructed without it.
    /// </summary>
    public MaximoToken? Token { get; init; }
}
