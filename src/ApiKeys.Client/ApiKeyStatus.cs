using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>
/// Whether a key is enabled. An enabled key may have expired: see <see cref="ApiKey.Expiry"/>. In JSON it is text, such
/// as <c>enabled</c>.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApiKeyStatus>))]
public enum ApiKeyStatus
{
    /// <summary>
    /// The service reports no status, or one that this version of the SDK does not know: see
    /// <see cref="ApiKey.StatusText"/>.
    /// </summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>The key can be used. At AIMMS every key that exists can.</summary>
    [JsonStringEnumMemberName("enabled")]
    Enabled,

    /// <summary>The key was disabled, and can be enabled again with <see cref="ApiKeyManager.EnableAsync"/>.</summary>
    [JsonStringEnumMemberName("disabled")]
    Disabled,

    /// <summary>
    /// The service disabled the key for the reason in <see cref="ApiKey.StatusText"/>: at Veeam because of its user,
    /// company or tenant. Enabling the key does not help; the reason must be removed.
    /// </summary>
    [JsonStringEnumMemberName("disabledByService")]
    DisabledByService,
}
