using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>Reads scopes as an expert would: known texts are shared, and an array has the length that it needs.</summary>
internal sealed class PlainScopes : JsonConverter<IReadOnlyList<string>>
{
    private const int MostThatIsUsual = 16;

    private static readonly string[] _known =
    [
        "Authentication",
        "PublishApp",
        "PublishAimms",
        "Tasks",
        "APIKey",
        "Session",
        "Secret",
        "User",
        "Account",
    ];

    public override IReadOnlyList<string> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        Texts first = default;
        Span<string> texts = first;
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == texts.Length)
            {
                string[] larger = new string[2 * count];
                texts.CopyTo(larger);
                texts = larger;
            }

            texts[count++] = Text(ref reader);
        }

        return texts[..count].ToArray();
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string scope in value)
        {
            writer.WriteStringValue(scope);
        }

        writer.WriteEndArray();
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        foreach (string known in _known)
        {
            if (reader.ValueTextEquals(known))
            {
                return known;
            }
        }

        return reader.GetString()!;
    }

    [InlineArray(MostThatIsUsual)]
    private struct Texts
    {
        private string _first;
    }
}
