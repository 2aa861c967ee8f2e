namespace ApiKeys.Client;

/// <summary>
/// The rights of an account with its current credential, as far as they can be known without a change.
/// </summary>
public sealed class AccountCheck
{
    /// <summary>Gets a value indicating whether the service accepts the account's credential.</summary>
    public bool CanAuthenticate { get; init; }

    /// <summary>
    /// Gets a value indicating whether the credential may list keys. At AIMMS that needs the scope <c>APIKey</c>.
    /// </summary>
    public bool CanListKeys { get; init; }

    /// <summary>
    /// Gets a value indicating whether the credential may create, change and delete keys; null when that cannot be
    /// known without a change. At AIMMS the scope that lists keys also changes them. At Maximo and Veeam no service
    /// says beforehand: a read-only key, or a user without a role for it, is refused only then.
    /// </summary>
    public bool? CanChangeKeys { get; init; }

    /// <summary>Gets the user that the service says the credential belongs to; null when it does not say.</summary>
    public string? UserName { get; init; }

    /// <summary>
    /// Gets the key that the account itself authenticates with; null when that is not known. Maximo's credential names
    /// it; at AIMMS and Veeam the option <c>CredentialKeyId</c> does.
    /// </summary>
    public ApiKey? CredentialKey { get; init; }

    /// <summary>Gets the expiry of the account's own credential; unknown when the key behind it is not known.</summary>
    public ApiKeyExpiry CredentialExpiry { get; init; }

    /// <summary>
    /// Gets what the account has learned about its server where the service's documentation is silent: options, by their
    /// names in the configuration below the account, with the values to set them to. A process that starts with these
    /// values has nothing to learn. Empty when the server accepted the documented forms, or was not asked yet for what
    /// could show others.
    /// </summary>
    public IReadOnlyDictionary<string, string> LearnedOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets how far the service's clock is ahead of this machine's, by the date of the response: to about a second, and
    /// less the time that the response took. Negative when it is behind; null when the service sends no date.
    /// </summary>
    public TimeSpan? ClockDifference { get; init; }

    /// <summary>Gets what is wrong and what to do about it; null when nothing is.</summary>
    public string? Problem { get; init; }
}
