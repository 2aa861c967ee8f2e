using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Maximo;

/// <summary>Writes an interval as its text.</summary>
internal sealed class MaximoRefreshIntervalConverter : JsonConverter<MaximoRefreshInterval>
{
    public override MaximoRefreshInterval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && MaximoRefreshInterval.TryParse(reader.GetString(), out MaximoRefreshInterval? interval) ? interval : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, MaximoRefreshInterval value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
