using System.Text.Json;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Diagnosis;

/// <summary>A response as it came.</summary>
/// <param name="status">The status.</param>
/// <param name="mediaType">The media type; null when none is declared.</param>
/// <param name="text">The body of a success.</param>
/// <param name="error">The error, otherwise.</param>
internal sealed class RawResponse(int status, string? mediaType, string text, ServiceError? error)
{
    private const int FirstError = 300;

    public int Status => status;

    public string Text => text;

    public ServiceError? Error => error;

    public bool IsSuccess => Status < FirstError;

    /// <summary>The status, and the media type of a success, in words.</summary>
    public string Words => IsSuccess ? $"status {Status}, {mediaType ?? "no media type"}" : $"status {Status}";

    /// <summary>The body as JSON; undefined when it is none.</summary>
    public JsonElement Json
    {
        get
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(Text);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                return default;
            }
        }
    }

    /// <summary>The items of a list: bare, or the only array among the members of an object.</summary>
    public IReadOnlyList<JsonElement> Items =>
        Json switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
            { ValueKind: JsonValueKind.Object } wrapper => wrapper
                .EnumerateObject()
                .Where(static member => member.Value.ValueKind == JsonValueKind.Array)
                .Select(static member => member.Value.EnumerateArray().ToArray())
                .FirstOrDefault()
                ?? [],
            _ => [],
        };
}
