using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>
/// The operations of a service beyond listing, finding, creating and deleting keys, which all services support. Each
/// flag stands for one. An unsupported operation is refused with <see cref="NotSupportedException"/> before anything is
/// sent.
/// </summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<ApiKeyCapabilities>))]
public enum ApiKeyCapabilities
{
    /// <summary>Nothing beyond the basics.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>A key can end at an instant: <see cref="ApiKeyRequest.ExpiresAt"/>.</summary>
    [JsonStringEnumMemberName("expiry")]
    Expiry = 1 << 0,

    /// <summary>A key can be limited to reading: <see cref="ApiKeyRequest.IsReadOnly"/>.</summary>
    [JsonStringEnumMemberName("readOnly")]
    ReadOnly = 1 << 1,

    /// <summary>The scopes that may be granted can be asked for: <see cref="ApiKeyManager.ListScopesAsync"/>.</summary>
    [JsonStringEnumMemberName("listScopes")]
    ListScopes = 1 << 2,

    /// <summary>The description of a key can be changed: <see cref="ApiKeyUpdate.Description"/>.</summary>
    [JsonStringEnumMemberName("updateDescription")]
    UpdateDescription = 1 << 3,

    /// <summary>
    /// A key can be disabled and enabled again: <see cref="ApiKeyManager.DisableAsync"/>,
    /// <see cref="ApiKeyManager.EnableAsync"/>.
    /// </summary>
    [JsonStringEnumMemberName("disable")]
    Disable = 1 << 4,

    /// <summary>A key can get a new value: <see cref="ApiKeyManager.RefreshAsync"/>.</summary>
    [JsonStringEnumMemberName("refresh")]
    Refresh = 1 << 5,

    /// <summary>The scopes of a key can be changed: <see cref="ApiKeyUpdate.Scopes"/>.</summary>
    [JsonStringEnumMemberName("updateScopes")]
    UpdateScopes = 1 << 6,

    /// <summary>A key can be created that never expires.</summary>
    [JsonStringEnumMemberName("neverExpires")]
    NeverExpires = 1 << 7,

    /// <summary>
    /// The value of a key works for an interval, until it is refreshed; a create has to name that interval.
    /// </summary>
    [JsonStringEnumMemberName("refreshInterval")]
    RefreshInterval = 1 << 8,

    /// <summary>
    /// A create that the service finishes in the background can be resumed by
    /// <see cref="ApiKeyOutcomeUnknownException.ActionId"/>.
    /// </summary>
    [JsonStringEnumMemberName("resume")]
    Resume = 1 << 9,

    /// <summary>A key belongs to a user, and can be created for another user than the account's own.</summary>
    [JsonStringEnumMemberName("createForUser")]
    CreateForUser = 1 << 10,

    /// <summary>No two keys have the same name, and a key is addressed by it.</summary>
    [JsonStringEnumMemberName("uniqueNames")]
    UniqueNames = 1 << 11,

    /// <summary>An expiry is a whole day, without a time.</summary>
    [JsonStringEnumMemberName("expiryInDays")]
    ExpiryInDays = 1 << 12,

    /// <summary>The old value of a key ends at the moment at which it is refreshed.</summary>
    [JsonStringEnumMemberName("refreshEndsOldValue")]
    RefreshEndsOldValue = 1 << 13,

    /// <summary>
    /// For some time, a create that is sent again with the same <see cref="ApiKeyRequest.RequestId"/> returns the same
    /// key: <see cref="ApiKeyManager.CreateReplayPeriod"/>.
    /// </summary>
    [JsonStringEnumMemberName("replayableCreate")]
    ReplayableCreate = 1 << 14,
}
