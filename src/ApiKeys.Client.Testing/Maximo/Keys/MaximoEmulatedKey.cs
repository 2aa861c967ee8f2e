namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// A key that the emulated service holds, as it was when the caller read it. It keeps only a hash of the token.
/// </summary>
public sealed class MaximoEmulatedKey
{
    private readonly MaximoKey _key;

    internal MaximoEmulatedKey(MaximoKey key) => _key = key;

    /// <summary>Gets the id, for example <c>a-emulator-cwhnvjqcgvab</c>.</summary>
    public string Id => _key.Id;

    /// <summary>Gets the version: 1 at first, one more with every change and refresh.</summary>
    public long Version => _key.Version;

    /// <summary>Gets the description; <see langword="null"/> if there is none.</summary>
    public string? Description => _key.Profile.Description;

    /// <summary>Gets a value indicating whether the key may authenticate.</summary>
    public bool Active => _key.Profile.Active;

    /// <summary>
    /// Gets how long a token works, as it was sent: an ISO 8601 duration, or <c>NEVER</c> for no expiry.
    /// </summary>
    public string TokenRefreshInterval => _key.Profile.Interval.Text;

    /// <summary>Gets a value indicating whether it has the permission <c>systemAdmin</c>.</summary>
    public bool SystemAdmin => _key.Profile.Permissions.SystemAdmin;

    /// <summary>Gets a value indicating whether it has the permission <c>userAdmin</c>.</summary>
    public bool UserAdmin => _key.Profile.Permissions.UserAdmin;

    /// <summary>Gets a value indicating whether it has the permission <c>apikeyAdmin</c>.</summary>
    public bool ApikeyAdmin => _key.Profile.Permissions.ApikeyAdmin;

    /// <summary>Gets the key or the superuser that created it.</summary>
    public string AddedBy => _key.Added.Id;

    /// <summary>Gets when it was created.</summary>
    public DateTimeOffset AddedAt => _key.Added.Timestamp;

    /// <summary>Gets the key or the superuser that changed it last; at first, the one that created it.</summary>
    public string UpdatedBy => _key.Updated.Id;

    /// <summary>Gets when it was changed last; at first, when it was created.</summary>
    public DateTimeOffset UpdatedAt => _key.Updated.Timestamp;

    /// <summary>Gets when its current token was created.</summary>
    public DateTimeOffset TokenIssuedAt => _key.Token.IssuedAt;

    /// <summary>
    /// Gets the instant from which its current token is refused; <see langword="null"/> if there is none before the
    /// year 10000.
    /// </summary>
    public DateTimeOffset? TokenExpiresAt => _key.TokenExpiresAt;

    /// <summary>Whether this is the current token of the key, expired or not.</summary>
    /// <param name="token">The text to compare, in constant time.</param>
    /// <returns><see langword="true"/> if the text is the token.</returns>
    public bool Matches(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _key.Token.Matches(token);
    }

    /// <summary>The id, the version and the interval.</summary>
    /// <returns>For example <c>a-emulator-cwhnvjqcgvab, version 1, P90D</c>.</returns>
    public override string ToString() => $"{Id}, version {Version}, {TokenRefreshInterval}";
}
