using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ApiKeys.Cli.Auditing;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Writes JSON to standard output: complete, in UTF-8 whatever the console's encoding, and on one line.
/// </summary>
internal static class Json
{
    // Standard output is not a web page: a value in base64 should appear in it as it is.
    private static readonly JsonContext _context = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new InstantConverter() },
        }
    );

    public static JsonContext Context => _context;

    public static void Write<T>(T value, JsonTypeInfo<T> type)
    {
        // Invisible characters occur in strings only, where the escapes of JSON mean the same.
        string json = PlainText.Of(JsonSerializer.Serialize(value, type));
        StandardOutput.Write(Encoding.UTF8.GetBytes(json + "\n"));
    }
}

[JsonSerializable(typeof(KeyJson))]
[JsonSerializable(typeof(IReadOnlyList<KeyJson>))]
[JsonSerializable(typeof(IReadOnlyList<AccountJson>))]
[JsonSerializable(typeof(IReadOnlyList<AccountCheckJson>))]
[JsonSerializable(typeof(IReadOnlyList<AccountProblemJson>))]
[JsonSerializable(typeof(IReadOnlyList<ScopeJson>))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
internal sealed partial class JsonContext : JsonSerializerContext;
