namespace ApiKeys.Client;

/// <summary>
/// The call would delete, disable or refresh the key that the account itself authenticates with, and
/// <see cref="ApiKeyManager.AllowOwnKey"/> was not called. Nothing was sent.
/// </summary>
/// <remarks>
/// At Maximo, only authenticating may show that it is the account's own key. This exception is then the cause
/// (<see cref="Exception.InnerException"/>) of the <see cref="ApiKeyException"/> that is thrown. The key was not
/// touched.
/// </remarks>
public class ApiKeyOwnKeyException : ArgumentException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyOwnKeyException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public ApiKeyOwnKeyException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyOwnKeyException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Gets the application's name for the account; null when it was not set.</summary>
    public string? Account { get; init; }

    /// <summary>Gets the id of the key, as the caller wrote it; null when it was not set.</summary>
    public string? KeyId { get; init; }
}
