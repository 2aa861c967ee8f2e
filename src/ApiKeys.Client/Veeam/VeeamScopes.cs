using System.Text.Json.Serialization;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// The scopes that Veeam Service Provider Console documents, for requests: combine them with <c>|</c>. The scopes of a
/// key are reported as the service's own text, because a service may know scopes that this list does not have.
/// </summary>
/// <remarks>
/// Source: helpcenter.veeam.com/docs/vac/rest/api_keys.html. What each scope opens is not documented beyond its name.
/// </remarks>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<VeeamScopes>))]
public enum VeeamScopes
{
    /// <summary>No scope. A key needs at least one.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>The user interface. On the wire it is <c>ui</c>.</summary>
    [JsonStringEnumMemberName("ui")]
    Ui = 1 << 0,

    /// <summary>The REST API, key management included. On the wire it is <c>rest</c>.</summary>
    [JsonStringEnumMemberName("rest")]
    Rest = 1 << 1,

    /// <summary>Integrations, such as plugins. On the wire it is <c>integration</c>.</summary>
    [JsonStringEnumMemberName("integration")]
    Integration = 1 << 2,
}
