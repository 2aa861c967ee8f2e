using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Writes data in the requested format to standard output: complete, and in UTF-8 whatever the console's encoding. All
/// formats have the members of the JSON.
/// </summary>
internal static class Data
{
    private static readonly JsonSerializerOptions _readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write<T>(Screen screen, T value, JsonTypeInfo<T> type)
    {
        if (screen.Format == OutputFormat.Json)
        {
            // Invisible characters occur in strings only, where the escapes of JSON mean the same.
            WriteText(PlainText.Of(JsonSerializer.Serialize(value, type)) + "\n");
        }
        else
        {
            WriteText(TextOf(screen.Format, JsonSerializer.SerializeToElement(value, type)));
        }
    }

    /// <summary>Writes an object for a person to read or to keep in a file: as JSON on several lines.</summary>
    public static void WriteDocument(Screen screen, JsonObject document)
    {
        if (screen.Format == OutputFormat.Json)
        {
            WriteText(Readable(document));
        }
        else
        {
            using JsonDocument parsed = JsonDocument.Parse(document.ToJsonString(_readable));
            WriteText(
                screen.Format == OutputFormat.Name
                    ? Names.OfMembers(parsed.RootElement)
                    : TextOf(screen.Format, parsed.RootElement)
            );
        }
    }

    public static string Readable(JsonNode document) => PlainText.Of(document.ToJsonString(_readable)) + "\n";

    public static void WriteText(string text) => StandardOutput.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Data in a format other than JSON.</summary>
    public static string TextOf(OutputFormat format, JsonElement data) =>
        format switch
        {
            OutputFormat.Yaml => Yaml.Of(data),
            OutputFormat.Csv => Csv.Of(data),
            _ => Names.Of(data),
        };
}
