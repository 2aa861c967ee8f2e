using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Http;

/// <summary>Reads a list; a value that stands alone is a list of one. So a surprise in a list beside a key's value does not cost the value.</summary>
internal sealed class WireListConverter<T> : JsonConverter<IReadOnlyList<T>>
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return [ReadItem(ref reader, options)];
        }

        List<T> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadItem(ref reader, options));
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (T item in value)
        {
            JsonSerializer.Serialize(writer, item, options.TypeInfoOf<T>());
        }

        writer.WriteEndArray();
    }

    private static T ReadItem(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, options.TypeInfoOf<T>()) ?? throw new JsonException();
}
