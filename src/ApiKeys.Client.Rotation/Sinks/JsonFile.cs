using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Rotation;

/// <summary>The text of a JSON file.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions _lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Characters stay as a person would write them: a value may be copied from the file.</summary>
    private static readonly JsonWriterOptions _asWritten = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="InvalidDataException">The file is no JSON object, or a level of the member is none.</exception>
    public static string With(string text, string member, string value)
    {
        JsonNode root = Parse(text);
        string[] levels = member.Split(':');
        JsonObject at = Object(root, member);
        foreach (string level in levels[..^1])
        {
            at = Object(at[level] ??= new JsonObject(), member);
        }

        at[levels[^1]] = value;
        using MemoryStream written = new();
        using (Utf8JsonWriter writer = new(written, _asWritten))
        {
            root.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(written.ToArray()) + "\n";
    }

    private static JsonNode Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: _lenient)
                ?? throw new InvalidDataException("The file that a new value is written to holds null.");
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException("The file that a new value is written to is no JSON.", damaged);
        }
    }

    private static JsonObject Object(JsonNode node, string member) =>
        node as JsonObject
        ?? throw new InvalidDataException(
            $"A level of '{member}' is no object in the file that a new value is written to."
        );
}
