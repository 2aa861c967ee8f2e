using System.Text.Json;

namespace ApiKeys.Client.Fuzzing.Mutation;

/// <summary>The position of a value in JSON. In an object it starts with its name.</summary>
/// <param name="Start">The start of its name, or of the value if it has no name.</param>
/// <param name="ValueStart">The start of the value.</param>
/// <param name="End">The end of the value.</param>
internal readonly record struct JsonSpan(int Start, int ValueStart, int End)
{
    public bool IsMember => Start < ValueStart;

    /// <summary>All values, as far as the bytes are JSON.</summary>
    public static List<JsonSpan> In(ReadOnlySpan<byte> json)
    {
        List<JsonSpan> spans = [];
        Stack<(int Start, int ValueStart)> open = [];
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 1000 });
        int? name = null;
        try
        {
            while (reader.Read())
            {
                int start = (int)reader.TokenStartIndex;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = start;
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push((name ?? start, start));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        (int from, int value) = open.Pop();
                        spans.Add(new(from, value, (int)reader.BytesConsumed));
                        break;
                    default:
                        spans.Add(new(name ?? start, start, (int)reader.BytesConsumed));
                        break;
                }

                name = null;
            }
        }
        catch (JsonException)
        {
            // The part before the error can be changed.
        }

        return spans;
    }
}
