using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ApiKeys.Cli.Configuration;
using ApiKeys.Client;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Tests.Support;

/// <summary>Generates the JSON schema of a configuration from the options of the SDK and their documentation.</summary>
internal static partial class OptionsSchema
{
    private static readonly JsonSerializerOptions _readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Assembly[] _assemblies = [typeof(ApiKeyManager).Assembly, typeof(RotationPolicy).Assembly];

    private static readonly Dictionary<string, XElement> _docs = _assemblies
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
        .Where(member => ((string)member.Attribute("name")!).StartsWith("P:", StringComparison.Ordinal))
        .ToDictionary(member => (string)member.Attribute("name")!);

    public static string Of(IReadOnlyDictionary<string, Type> services) =>
        new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "The accounts of apikeys and ApiKeys.Client",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["Default"] = Text("The account of the tool that is meant when none is named."),
                [AccountConfiguration.Section] = new JsonObject
                {
                    ["description"] = "The accounts, each under a name of your choice.",
                    ["type"] = "object",
                    ["additionalProperties"] = Account(services.Keys),
                },
                ["Rotation"] = Rotation(),
            },
            ["$defs"] = new JsonObject(
                services.Select(service =>
                    KeyValuePair.Create(service.Key, (JsonNode?)OptionsOf(service.Key, service.Value))
                )
            ),
        }.ToJsonString(_readable) + "\n";

    private static JsonObject Rotation()
    {
        JsonObject policy = ObjectOf(typeof(RotationPolicy));
        policy["properties"]!.AsObject().Remove(nameof(RotationPolicy.Name));
        return new JsonObject
        {
            ["description"] = "The rotation of keys by the tool.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["Folder"] = Text("The folder that holds states and values; rotation, beside the file, unless set."),
                ["Policies"] = new JsonObject
                {
                    ["description"] = "The policies, each under a name of your choice.",
                    ["type"] = "object",
                    ["additionalProperties"] = policy,
                },
            },
        };
    }

    /// <summary>The service of an account says which options it has.</summary>
    private static JsonObject Account(IEnumerable<string> services) =>
        new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray("Service"),
            ["properties"] = new JsonObject
            {
                ["Service"] = new JsonObject
                {
                    ["enum"] = new JsonArray([.. services.Select(service => (JsonNode)service)]),
                },
            },
            ["allOf"] = new JsonArray([
                .. services.Select(service =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["if"] = new JsonObject
                            {
                                ["properties"] = new JsonObject
                                {
                                    ["Service"] = new JsonObject { ["const"] = service },
                                },
                            },
                            ["then"] = new JsonObject { ["$ref"] = $"#/$defs/{service}" },
                        }
                ),
            ]),
        };

    private static JsonObject OptionsOf(string service, Type type)
    {
        JsonObject schema = ObjectOf(type);
        JsonObject properties = schema["properties"]!.AsObject();
        properties["Service"] = new JsonObject { ["const"] = service };
        foreach (string secret in Secrets.Fields.Where(properties.ContainsKey))
        {
            properties[Secrets.CommandOf(secret)] = Text(
                $"A command that prints {secret}: one line on standard output. For the tool alone."
            );
        }

        return schema;
    }

    private static JsonObject ObjectOf(Type type) =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(
                type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .OrderBy(property => property.Name, StringComparer.Ordinal)
                    .Select(property => KeyValuePair.Create(property.Name, (JsonNode?)Option(property)))
            ),
        };

    private static JsonObject Option(PropertyInfo property)
    {
        JsonObject schema = SchemaOf(property.PropertyType);
        schema.Insert(0, "description", DescriptionOf(property));
        return schema;
    }

    private static JsonObject SchemaOf(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            { IsEnum: true } => new() { ["enum"] = Names(plain) },
            _ when plain == typeof(bool) => new() { ["type"] = new JsonArray("boolean", "string") },
            _ when plain == typeof(int) || plain == typeof(long) => new()
            {
                ["type"] = new JsonArray("integer", "string"),
            },
            _ when plain == typeof(IList<string>) => new()
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string" },
            },
            _ when plain == typeof(IList<RotationSinkOptions>) => new()
            {
                ["type"] = "array",
                ["items"] = ObjectOf(typeof(RotationSinkOptions)),
            },
            _ when plain == typeof(IDictionary<string, string>) => new()
            {
                ["type"] = "object",
                ["additionalProperties"] = new JsonObject { ["type"] = "string" },
            },
            _ when _assemblies.Contains(plain.Assembly) => ObjectOf(plain),
            _ => new() { ["type"] = "string" },
        };
    }

    private static JsonArray Names(Type type) => [.. Enum.GetNames(type).Select(name => (JsonNode)name)];

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string" };

    private static string DescriptionOf(PropertyInfo property)
    {
        XElement summary = _docs[$"P:{property.DeclaringType!.FullName}.{property.Name}"].Element("summary")!;
        string text = string.Concat(summary.Nodes().Select(TextOf));
        string plain = Blanks().Replace(text, " ").Trim();
        return Gets().Replace(plain, match => match.Groups[1].Value.ToUpperInvariant());
    }

    private static string TextOf(XNode node) =>
        node switch
        {
            XElement { Name.LocalName: "see" } see => ((string?)see.Attribute("cref") ?? "").Split('.')[^1],
            XElement element => element.Value,
            _ => ((XText)node).Value,
        };

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("^Gets (?:or sets )?(?:a value indicating )?(.)")]
    private static partial Regex Gets();
}
