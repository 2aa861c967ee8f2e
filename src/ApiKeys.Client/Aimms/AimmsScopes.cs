using System.Text.Json.Serialization;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// The scopes that AIMMS documents, for requests: combine them with <c>|</c>. The scopes of a key are reported as the
/// service's own text, because a service may know scopes that this list does not have.
/// </summary>
/// <remarks>Source: documentation.aimms.com/cloud/managing-api-keys.html.</remarks>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<AimmsScopes>))]
public enum AimmsScopes
{
    /// <summary>No scope. A key needs at least one.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>Users, groups and environments.</summary>
    [JsonStringEnumMemberName("Authentication")]
    Authentication = 1 << 0,

    /// <summary>Applications: publish, update and delete them, as far as the user may.</summary>
    [JsonStringEnumMemberName("PublishApp")]
    PublishApp = 1 << 1,

    /// <summary>AIMMS versions.</summary>
    [JsonStringEnumMemberName("PublishAimms")]
    PublishAimms = 1 << 2,

    /// <summary>Tasks: start, follow and stop them.</summary>
    [JsonStringEnumMemberName("Tasks")]
    Tasks = 1 << 3,

    /// <summary>
    /// API keys themselves: a key with this scope can create others. On the wire it is <c>APIKey</c>.
    /// </summary>
    [JsonStringEnumMemberName("APIKey")]
    ApiKey = 1 << 4,

    /// <summary>Sessions.</summary>
    [JsonStringEnumMemberName("Session")]
    Session = 1 << 5,

    /// <summary>Secrets that are kept in the portal.</summary>
    [JsonStringEnumMemberName("Secret")]
    Secret = 1 << 6,

    /// <summary>Reserved by AIMMS for later use.</summary>
    [JsonStringEnumMemberName("User")]
    User = 1 << 7,

    /// <summary>Settings of the account.</summary>
    [JsonStringEnumMemberName("Account")]
    Account = 1 << 8,
}
