using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// Reads a value of an open set, known or not: a string, or an object that names it and may explain it. Anything else
/// is kept as the JSON that it is. Writes the string.
/// </summary>
internal abstract class WireValueConverter<T> : JsonConverter<T>
    where T : struct, IWireValue
{
    private static readonly string[] _nameMembers = ["name", "scope", "id", "value"];

    /// <summary>The values that have a name, whose texts are kept once.</summary>
    protected abstract T[] Known { get; }

    protected abstract T Create(string value, string? explanation);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? ReadText(ref reader) : ReadOther(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    private T ReadText(ref Utf8JsonReader reader)
    {
        foreach (T known in Known)
        {
            if (reader.ValueTextEquals(known.Value))
            {
                return known;
            }
        }

        return Create(reader.GetString()!, null);
    }

    private T ReadOther(ref Utf8JsonReader reader)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement element = document.RootElement;
        return
            element.ValueKind == JsonValueKind.Object
            && _nameMembers.Select(member => Text(element, member)).FirstOrDefault(name => name is not null)
                is { } value
            ? Create(value, Text(element, "description"))
            : Create(element.GetRawText(), null);
    }

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
