namespace ApiKeys.Client;

/// <summary>The service refused because of what exists already, such as a key of the same name. Nothing was changed.</summary>
public class ApiKeyConflictException : ApiKeyException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyConflictException()
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed and what to do about it.</param>
    public ApiKeyConflictException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyConflictException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
