namespace ApiKeys.Client.Veeam;

/// <summary>An API key at Veeam Service Provider Console: one of the logins of a user. It never expires.</summary>
public class VeeamApiKey : ApiKey
{
    /// <summary>
    /// Describes a key. Its <see cref="ApiKey.Id"/> is made of its user and its login, such as <c>955b0b80-…/12</c>.
    /// </summary>
    /// <param name="userUid">The user that the key belongs to.</param>
    /// <param name="loginId">The number by which the service addresses the login among those of the user.</param>
    /// <param name="name">The name that a person gave to the key; the service calls it description.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public VeeamApiKey(Guid userUid, long loginId, string name)
        : base(new VeeamKeyId(userUid, loginId).ToString(), name)
    {
        UserUid = userUid;
        LoginId = loginId;
    }

    /// <summary>Gets the user that the key belongs to; <see cref="ApiKey.Owner"/> is the same as text.</summary>
    public Guid UserUid { get; }

    /// <summary>Gets the number by which the service addresses the login.</summary>
    public long LoginId { get; }

    /// <summary>Gets the name that the user authenticates with; null when the service does not say.</summary>
    public string? UserName { get; init; }

    /// <summary>Gets the organization of the user; null when the service does not say.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Gets the name of that organization; null when the service does not say.</summary>
    public string? CompanyName { get; init; }

    /// <summary>
    /// Gets the number by which the identity provider addresses the key, digit for digit: for API keys a number that
    /// can be larger than any integer type. Null when it is not known.
    /// </summary>
    public string? IdentifierInProvider { get; init; }

    /// <summary>
    /// Gets the documented scopes among <see cref="ApiKey.Scopes"/>. Other scopes are only in that list.
    /// </summary>
    public VeeamScopes KnownScopes => VeeamScopeNames.Known(Scopes);
}
