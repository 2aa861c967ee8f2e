namespace ApiKeys.Client;

/// <summary>
/// The request was sent, and no response came or the response does not show the outcome, such as a 4xx of a gateway.
/// The request may or may not have taken effect. <see cref="ApiKeyException.KeyId"/> is the id to look for, with
/// <see cref="ApiKeyManager.FindAsync"/>.
/// </summary>
public class ApiKeyOutcomeUnknownException : ApiKeyException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyOutcomeUnknownException() { }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public ApiKeyOutcomeUnknownException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyOutcomeUnknownException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>
    /// Gets the id of the action that the service runs in the background, from which the call can be resumed; null when
    /// there is none. Veeam has such actions.
    /// </summary>
    public string? ActionId
    {
        get => Details.ActionId;
        init => Details = Details with { ActionId = value };
    }
}
