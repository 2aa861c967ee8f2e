using System.Text.Json.Serialization;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// The permissions that a key of Maximo Application Suite can carry, for requests: combine them with <c>|</c>. The
/// permissions of a key are also reported as the service's own text, because a service may know permissions that this
/// list does not have.
/// </summary>
/// <remarks>Source: the API catalogue of the Maximo Application Suite Admin API 9.0, API key management.</remarks>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<MaximoPermissions>))]
public enum MaximoPermissions
{
    /// <summary>
    /// No permission. Such a key authenticates, and can do nothing: it is refused unless the request allows it
    /// explicitly.
    /// </summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>Configuration of the system. On the wire it is <c>systemAdmin</c>.</summary>
    [JsonStringEnumMemberName("systemAdmin")]
    SystemAdmin = 1 << 0,

    /// <summary>Users. On the wire it is <c>userAdmin</c>.</summary>
    [JsonStringEnumMemberName("userAdmin")]
    UserAdmin = 1 << 1,

    /// <summary>
    /// API keys themselves: a key with this permission can create others with any permission, so it is refused unless
    /// the request allows it explicitly. On the wire it is <c>apikeyAdmin</c>.
    /// </summary>
    [JsonStringEnumMemberName("apikeyAdmin")]
    ApiKeyAdmin = 1 << 2,
}
