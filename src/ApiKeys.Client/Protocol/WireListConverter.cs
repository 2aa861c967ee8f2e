using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// Reads a list; a single value is a list of one. So an unexpected list beside a key's value does not cost the value.
/// </summary>
internal sealed class WireListConverter<T> : JsonConverter<IReadOnlyList<T>>
{
    private const int UsualLength = 16;

    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            using JsonDocument single = JsonDocument.ParseValue(ref reader);
            return [NotNull(single.RootElement.Deserialize(options.TypeInfoOf<T>()))];
        }

        // The serializer would look for the end of each item first; its converter does not.
        JsonConverter<T> converter = (JsonConverter<T>)options.TypeInfoOf<T>().Converter;
        T[] items = ArrayPool<T>.Shared.Rent(UsualLength);
        int count = 0;
        try
        {
            for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
            {
                items = count < items.Length ? items : Grow(items);
                items[count] =
                    reader.TokenType == JsonTokenType.Null
                        ? throw new JsonException()
                        : NotNull(converter.Read(ref reader, typeof(T), options));
            }

            return items.AsSpan(0, count).ToArray();
        }
        finally
        {
            ArrayPool<T>.Shared.Return(items, clearArray: true);
        }
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

    private static T[] Grow(T[] items)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(2 * items.Length);
        items.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(items, clearArray: true);
        return larger;
    }

    private static T NotNull(T? item) => item ?? throw new JsonException();
}
