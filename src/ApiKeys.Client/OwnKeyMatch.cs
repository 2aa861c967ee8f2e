using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>
/// Whether a key is the one that an account itself authenticates with: see <see cref="ApiKeyManager.MatchOwnKey"/>.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<OwnKeyMatch>))]
public enum OwnKeyMatch
{
    /// <summary>
    /// It is not: the account authenticates with another key or with a password, or the key cannot manage keys.
    /// </summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>
    /// It could be: the account authenticates with a key, it is not known which, and this one could manage keys.
    /// </summary>
    [JsonStringEnumMemberName("possible")]
    Possible,

    /// <summary>It is.</summary>
    [JsonStringEnumMemberName("certain")]
    Certain,
}
