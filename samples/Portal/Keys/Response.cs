using System.Text.Json.Serialization;

namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>
/// The response to a change: what was done, the value of a key, what went wrong, or which field must be corrected.
/// </summary>
internal sealed record Response
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Done { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShownOnce? Issued { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Trouble? Trouble { get; init; }

    /// <summary>The message for each field that was filled in wrongly.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Wrong { get; init; }
}
