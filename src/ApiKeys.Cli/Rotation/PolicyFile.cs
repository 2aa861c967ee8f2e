using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Rotation;

/// <summary>
/// Adds a policy to a configuration file, whose other members stay. The file is replaced in one step.
/// </summary>
internal static class PolicyFile
{
    private static readonly JsonWriterOptions _asWritten = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="UsageException">The file has comments, or a policy of that name.</exception>
    public static void Add(string path, string name, JsonObject policy)
    {
        JsonObject root = Parse(path, name, policy);
        JsonObject policies = Member(Member(root, RotationSettings.Section), RotationSettings.PoliciesMember);
        if (policies.ContainsKey(name))
        {
            throw new UsageException($"'{path}' has a policy named '{name}' already. Choose another with --policy.");
        }

        policies[name] = policy;
        Replace(path, Text(root));
    }

    private static JsonObject Parse(string path, string name, JsonObject policy)
    {
        try
        {
            return (JsonObject)JsonNode.Parse(EncodedText.Decode(File.ReadAllBytes(path)))!;
        }
        catch (JsonException comments)
        {
            string text = Encoding.UTF8.GetString(Text(new JsonObject { [name] = policy }));
            throw new UsageException(
                $"'{path}' has comments, which would be lost. Add this to its section "
                    + $"{RotationSettings.Section}:{RotationSettings.PoliciesMember} by hand:\n{text}",
                comments
            );
        }
    }

    private static JsonObject Member(JsonObject parent, string name) => (JsonObject)(parent[name] ??= new JsonObject());

    private static byte[] Text(JsonObject root)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text, _asWritten))
        {
            root.WriteTo(writer);
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }

    private static void Replace(string path, byte[] content)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(path);
        }

        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (FileStream file = new(temporary, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
