namespace ApiKeys.Client;

/// <summary>The service refused the account's credential, or the credential lacks the right. Nothing was changed.</summary>
public class ApiKeyAccessDeniedException : ApiKeyException
{
    /// <summary>An exception with a general message.</summary>
    public ApiKeyAccessDeniedException()
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What failed and what to do about it.</param>
    public ApiKeyAccessDeniedException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What failed and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public ApiKeyAccessDeniedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>True when the credential itself was refused (401, or any refusal of a sign-in); false when it was accepted and lacks a scope (403).</summary>
    public bool IsSignInRefused { get => Details.IsSignInRefused || StatusCode == 401; init => Details = Details with { IsSignInRefused = value }; }
}
