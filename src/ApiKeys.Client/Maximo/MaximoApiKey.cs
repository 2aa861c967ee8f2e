using System.Text.Json.Serialization;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// A key of Maximo Application Suite. Its <see cref="ApiKey.Name"/> is the description there, and its value is called a
/// token.
/// </summary>
/// <remarks>
/// <see cref="ApiKey.Expiry"/> is when the token expires. The service says for how long a token works, but not since
/// when the present one exists. So it is known for a key that was just created or refreshed, and for one that was never
/// changed since; it is never with <c>NEVER</c>; else it is unknown, with the earliest possible instant: renewing by
/// that may be early, and is not late, unless the interval was made longer since. <see cref="ApiKeyExpiry.Text"/> is
/// the interval as the service wrote it.
/// </remarks>
public class MaximoApiKey : ApiKey
{
    /// <summary>Describes a key.</summary>
    /// <param name="id">The id that the service gave to the key.</param>
    /// <param name="name">The description.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> or <paramref name="name"/> is null.</exception>
    [JsonConstructor]
    public MaximoApiKey(string id, string name)
        : base(id, name) { }

    /// <summary>Gets the documented permissions among <see cref="ApiKey.Scopes"/>. Others stand there alone.</summary>
    public MaximoPermissions KnownScopes => MaximoPermissionNames.Parse(Scopes);

    /// <summary>
    /// For how long a token works after it was created or refreshed; null when the service wrote none, or one that is
    /// not understood (see <see cref="ApiKeyExpiry.Text"/>).
    /// </summary>
    public MaximoRefreshInterval? TokenRefreshInterval { get; init; }

    /// <summary>
    /// Gets which state of the key this is, 1 at first; null when the service does not say. An update can be bound to
    /// it: <see cref="MaximoApiKeyUpdate.Version"/>.
    /// </summary>
    public long? Version { get; init; }

    /// <summary>
    /// Gets who created the key; null when the service does not say. When is <see cref="ApiKey.CreatedAt"/>.
    /// </summary>
    public string? AddedBy { get; init; }

    /// <summary>Gets who changed the key last; null when the service does not say.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>
    /// Gets when the key was changed last, in UTC; null when the service does not say. It may be before
    /// <see cref="ApiKey.CreatedAt"/>.
    /// </summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
