namespace ApiKeys.Client;

/// <summary>What an account can do with the credential that it has now.</summary>
public record AccountCheck
{
    /// <summary>Whether the service accepts the account's credential.</summary>
    public bool CanSignIn { get; init; }

    /// <summary>Whether the credential may manage keys. At AIMMS that needs the scope <c>APIKey</c>.</summary>
    public bool CanManageKeys { get; init; }

    /// <summary>Who the service says is signed in; null when it does not tell.</summary>
    public string? SignedInAs { get; init; }

    /// <summary>
    /// Gets the key that the account itself authenticates with; null when that is not known. Maximo tells which it is; at AIMMS and Veeam the option
    /// <c>CredentialKeyId</c> does.
    /// </summary>
    public ApiKey? CredentialKey { get; init; }

    /// <summary>When the account's own credential stops working, in UTC; null when that is never, or cannot be known.</summary>
    public DateTimeOffset? CredentialExpiresAt { get; init; }

    /// <summary>What is wrong and what to do about it; null when nothing is.</summary>
    public string? Problem { get; init; }
}
