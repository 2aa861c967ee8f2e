using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// Reads a string or a number as text, digit for digit: a number may be larger than any type holds exactly.
/// </summary>
internal sealed class WireRawText : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        using JsonDocument other = JsonDocument.ParseValue(ref reader);
        return other.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
