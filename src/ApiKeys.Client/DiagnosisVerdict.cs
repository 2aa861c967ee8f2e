using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>What a check found out about an assumption.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DiagnosisVerdict>))]
public enum DiagnosisVerdict
{
    /// <summary>The server is not known to be as assumed, or otherwise. The evidence says why.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown = 0,

    /// <summary>The server is as assumed.</summary>
    [JsonStringEnumMemberName("asAssumed")]
    AsAssumed,

    /// <summary>The server is otherwise, and the SDK adapts by itself. The options save the learning.</summary>
    [JsonStringEnumMemberName("learned")]
    Learned,

    /// <summary>The server is otherwise, and the SDK works with it only when the options are set.</summary>
    [JsonStringEnumMemberName("needsOption")]
    NeedsOption,

    /// <summary>
    /// Nothing at the server shows it, such as pages where there is one key. Nothing failed, and there is nothing to do.
    /// </summary>
    [JsonStringEnumMemberName("notSeen")]
    NotSeen,
}
