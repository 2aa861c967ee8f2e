using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Testing.Control;

/// <summary>Reads durations in every form of <see cref="ControlDuration"/>, and writes those of .NET.</summary>
internal sealed class ControlDurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? ControlDuration.Read(reader.GetString()!)
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("c"));
}
