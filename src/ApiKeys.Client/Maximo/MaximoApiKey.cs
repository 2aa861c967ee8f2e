using System.Text.Json.Serialization;

namespace ApiKeys.Client.Maximo;

/// <summary>A key of Maximo Application Suite. Its <see cref="ApiKey.Name"/> is the description there, and its value is called a token.</summary>
/// <remarks>
/// <see cref="ApiKey.ExpiresAt"/> is when the token goes dead. The service tells for how long a token works, but not since when the present one exists. So it is known
/// on a key that was just issued or refreshed, and on one that was never changed since; it is null, and known to be never, with <c>NEVER</c>; else it
/// is null with <see cref="ApiKey.IsExpiryKnown"/> false. <see cref="ApiKey.ExpiresAtText"/> is the interval as the service wrote it.
/// </remarks>
public record MaximoApiKey : ApiKey
{
    /// <summary>Describes a key.</summary>
    /// <param name="id">The id that the service gave to the key.</param>
    /// <param name="name">The description.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> or <paramref name="name"/> is null.</exception>
    [JsonConstructor]
    public MaximoApiKey(string id, string name)
        : base(id, name)
    {
    }

    /// <summary>The permissions of the key that this version of the SDK knows. All of them stand in <see cref="ApiKey.Scopes"/>.</summary>
    public MaximoPermissions Permissions { get; init; }

    /// <summary>
    /// For how long a token works after it was issued or refreshed; null when the service wrote none, or one that is not understood (see <see cref="ApiKey.ExpiresAtText"/>).
    /// </summary>
    public MaximoRefreshInterval? TokenRefreshInterval { get; init; }

    /// <summary>
    /// The earliest instant at which the token can go dead, in UTC: if it was never refreshed. Null when it never does, or nothing is known. Whoever renews by this
    /// instant may be early, and is not late, unless the interval was made longer since: what that does to a token that is out there is not documented.
    /// </summary>
    public DateTimeOffset? EarliestExpiry { get; init; }

    /// <summary>Which state of the key this is, 1 at first; null when the service does not tell. An update can be bound to it: <see cref="MaximoApiKeyUpdate.Version"/>.</summary>
    public long? Version { get; init; }

    /// <summary>Who created the key; null when the service does not tell. When is <see cref="ApiKey.CreatedAt"/>.</summary>
    public string? AddedBy { get; init; }

    /// <summary>Who changed the key last; null when the service does not tell.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>When the key was changed last, in UTC; null when the service does not tell. It may be before <see cref="ApiKey.CreatedAt"/>.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
