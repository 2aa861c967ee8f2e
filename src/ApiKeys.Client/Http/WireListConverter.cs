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
            using JsonDocument single = JsonDocument.ParseValue(ref reader);
            return [NotNull(single.RootElement.Deserialize(options.TypeInfoOf<T>()))];
        }

        List<T> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(NotNull(JsonSerializer.Deserialize(ref reader, options.TypeInfoOf<T>())));
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

    private static T NotNull(T? item) => item ?? throw new JsonException();
}
