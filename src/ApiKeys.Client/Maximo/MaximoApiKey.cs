using System.Text.Json.Serialization;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// A key of Maximo Application Suite. Its <see cref="ApiKey.Name"/> is the description there, and its value is called a
/// token.
/// </summary>
/// <remarks>
/// <see cref="ApiKey.Expiry"/> is when the token expires. The service reports how long a token works, but not when the
/// present one was created. So the expiry is known for a key that was just created or refreshed, and for one that was
/// never changed since. It is never with <c>NEVER</c>. Otherwise it is unknown, with the earliest possible instant: a
/// renewal by that instant may be early, but not late, unless the interval was made longer since.
/// <see cref="ApiKeyExpiry.Text"/> is the interval as the service wrote it.
/// </remarks>
public class MaximoApiKey : ApiKey
{
    /// <summary>Describes a key.</summary>
    /// <param name="id">The id that the service assigned to the key.</param>
    /// <param name="name">The description.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> or <paramref name="name"/> is null.</exception>
    [JsonConstructor]
    public MaximoApiKey(string id, string name)
        : base(id, name) { }

    /// <summary>
    /// Gets the documented permissions among <see cref="ApiKey.Scopes"/>. Other permissions are only in that list.
    /// </summary>
    public MaximoPermissions KnownScopes => MaximoPermissionNames.Parse(Scopes);

    /// <summary>
    /// Gets how long a token works after it was created or refreshed; null when the service reports no interval, or one
    /// that cannot be read (see <see cref="ApiKeyExpiry.Text"/>).
    /// </summary>
    public MaximoRefreshInterval? TokenRefreshInterval { get; init; }

    /// <summary>
    /// Gets the version of the key, 1 at first; null when the service does not report it. An update can be bound to it:
    /// <see cref="MaximoApiKeyUpdate.Version"/>.
    /// </summary>
    public long? Version { get; init; }

    /// <summary>
    /// Gets the user that created the key; null when the service does not report it. The time is
    /// <see cref="ApiKey.CreatedAt"/>.
    /// </summary>
    public string? AddedBy { get; init; }

    /// <summary>Gets the user that changed the key last; null when the service does not report it.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>
    /// Gets when the key was changed last, in UTC; null when the service does not report it. It may be before
    /// <see cref="ApiKey.CreatedAt"/>.
    /// </summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
