using System.Text.Json;

namespace ApiKeys.Client.Fuzzing.Mutation;

/// <summary>Where a value stands in JSON. In an object it begins with its name.</summary>
/// <param name="Start">Where its name begins; where it has none, the value.</param>
/// <param name="ValueStart">Where the value begins.</param>
/// <param name="End">Where the value has ended.</param>
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
            // What stands before the fault can be changed.
        }

        return spans;
    }
}
