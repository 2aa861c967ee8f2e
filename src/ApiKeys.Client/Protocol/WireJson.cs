using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ApiKeys.Client.Protocol;

/// <summary>Reads JSON as services write it: a list may be bare or wrapped in an object.</summary>
internal static class WireJson
{
    public static JsonTypeInfo<T> TypeInfoOf<T>(this JsonSerializerOptions json) =>
        (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T));

    /// <summary>Reads a body that is no part of a longer list.</summary>
    /// <exception cref="WireFormatException">It says that the list is longer; or as in the other overload.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type, string? mediaType, WireDialect dialect)
    {
        T result = Read(body, type, mediaType, dialect, out ListMarks marks);
        if (result is ICollection { Count: var read })
        {
            marks.ThrowIfMoreThan(read);
        }

        return result;
    }

    /// <summary>Reads a body, and what it says of a longer list that it is a part of.</summary>
    /// <exception cref="WireFormatException">It is empty, is no JSON, is null, or does not have the shape that is asked
    /// for.</exception>
    public static T Read<T>(
        ReadOnlySpan<byte> body,
        JsonTypeInfo<T> type,
        string? mediaType,
        WireDialect dialect,
        out ListMarks marks
    )
    {
        marks = ListMarks.None;
        if (body.IsEmpty)
        {
            throw new WireFormatException("The response has no body.");
        }

        try
        {
            ReadOnlySpan<byte> json = SkipByteOrderMark(body);
            Utf8JsonReader reader = new(json);
            T? result =
                type.Kind == JsonTypeInfoKind.Enumerable
                && reader.Read()
                && reader.TokenType == JsonTokenType.StartObject
                    ? ReadWrapped(ref reader, type, marks = new())
                    : JsonSerializer.Deserialize(json, type);
            return result switch
            {
                null => throw new WireFormatException("The response is the JSON literal null."),
                IReadOnlyList<object?> items when HasNull(items) => throw new WireFormatException(
                    "The response is a list with null among its items."
                ),
                _ => result,
            };
        }
        catch (JsonException exception)
        {
            // The exception's text can quote the body, so it is not kept.
            throw UnreadableBody.Describe(SkipByteOrderMark(body), type, mediaType, dialect, exception);
        }
    }

    private static bool HasNull(IReadOnlyList<object?> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a reader is at a member of that name. A name that is no valid Unicode is none.</summary>
    public static bool IsNamed(this ref Utf8JsonReader reader, string member)
    {
        try
        {
            return reader.ValueTextEquals(member);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>
    /// Reads the only array among the members of an object that is no error, and notes what the others say of the list.
    /// </summary>
    private static T? ReadWrapped<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type, ListMarks marks)
    {
        T? result = default;
        int arrays = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isError = reader.IsNamed("error") || reader.IsNamed("errors");
            string? name = NameAt(ref reader);
            reader.Read();
            if (isError && reader.TokenType != JsonTokenType.Null)
            {
                throw new WireFormatException(
                    "The response should be a list, but reports an error with a success status."
                );
            }

            if (reader.TokenType == JsonTokenType.StartArray)
            {
                arrays++;
                result = JsonSerializer.Deserialize(ref reader, type);
            }
            else
            {
                using JsonDocument beside = JsonDocument.ParseValue(ref reader);
                marks.Note(name ?? "", beside.RootElement);
            }
        }

        return arrays == 1
            ? result
            : throw new WireFormatException(
                "The response should be a list, or an object with one list; it is an object with " + $"{arrays} lists."
            );
    }

    /// <summary>The name of the member that a reader is at; null when it is no valid Unicode.</summary>
    private static string? NameAt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> SkipByteOrderMark(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return body.StartsWith(mark) ? body.Slice(mark.Length) : body;
    }
}
