using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Http;

/// <summary>
/// Reads a value of an open set, known or not: a string, or an object that names it and may explain it. Anything else is kept as the
/// JSON that it is. Writes the string.
/// </summary>
internal abstract class WireValueConverter<T> : JsonConverter<T>
    where T : struct, IWireValue
{
    private static readonly string[] _nameMembers = ["name", "scope", "id", "value"];

    protected abstract T Create(string value, string? explanation);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Create(reader.GetString()!, null);
        }

        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement element = document.RootElement;
        return element.ValueKind == JsonValueKind.Object && _nameMembers.Select(member => Text(element, member)).FirstOrDefault(name => name is not null) is { } value
            ? Create(value, Text(element, "description"))
            : Create(element.GetRawText(), null);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
