namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// One of the identities with which a user authenticates; an API key is one of the kind <c>AK</c>. Of a key's value
/// only a hash is kept.
/// </summary>
public sealed class VeeamEmulatedLogin
{
    /// <summary>The status of a login that can be used: <c>enabled</c>.</summary>
    public const string Enabled = "enabled";

    /// <summary>The status of a login that was disabled: <c>disabled</c>.</summary>
    public const string Disabled = "disabled";

    private string _status = Enabled;
    private IReadOnlyList<string> _scopes = [];

    internal VeeamEmulatedLogin(long id, string kind, VeeamEmulatedUser user, DateTimeOffset createdAt)
    {
        Id = id;
        IdentityProviderName = kind;
        User = user;
        CreatedAt = createdAt;
    }

    /// <summary>Gets the id by which the service addresses it.</summary>
    public long Id { get; }

    /// <summary>Gets the user whose login it is.</summary>
    public Guid UserUid => User.Uid;

    /// <summary>
    /// Gets the kind: <c>AK</c> for an API key, <c>AA</c> for a pair of RSA keys, <c>VSPC</c> for a password.
    /// </summary>
    public string IdentityProviderName { get; }

    /// <summary>Gets the description; <see langword="null"/> for a password.</summary>
    public string? Description { get; internal set; }

    /// <summary>Gets a value indicating whether it may be used to read only.</summary>
    public bool IsReadAccessOnly { get; internal init; }

    /// <summary>Gets or sets the scopes. A test can set any, also unknown ones.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<string> Scopes
    {
        get => _scopes;
        set => _scopes = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Gets or sets the status. A test can set any, also <c>disabledDueToCompany</c> or an unknown one: with each but
    /// <see cref="Enabled"/> the login is refused.
    /// </summary>
    /// <exception cref="ArgumentException">The value is <see langword="null"/> or empty.</exception>
    public string Status
    {
        get => _status;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            _status = value;
        }
    }

    /// <summary>Gets when it was created, by the emulator's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    internal VeeamEmulatedUser User { get; }

    /// <summary>The hash of the value; <see langword="null"/> if there is no known value.</summary>
    internal string? Hash { get; init; }

    internal VeeamLoginState State =>
        new(Id, IdentityProviderName, UserUid, Description, IsReadAccessOnly, Scopes, Status, CreatedAt, Hash);

    internal bool IsKey => IdentityProviderName == VeeamLoginKind.ApiKey;

    /// <summary>Whether this is the value of the key.</summary>
    /// <param name="value">The text to compare.</param>
    /// <returns><see langword="true"/> if the text is the value.</returns>
    public bool Matches(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Hash is not null && Hash == VeeamSecret.Hash(value);
    }

    /// <summary>The id, the kind and the description.</summary>
    /// <returns>For example <c>3 AK administrator</c>.</returns>
    public override string ToString() => $"{Id} {IdentityProviderName} {Description}";
}
