using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApiKeys.Cli.Doctor;

/// <summary>
/// Writes exchanges as WireMock mappings, in the form of the recordings of the SDK. The header with the credential is
/// the one of the service, with a fake.
/// </summary>
internal sealed class MappingWriter(string service)
{
    private static readonly Dictionary<string, (string Header, string Value)> _credentials = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["Aimms"] = ("apikey", "not-a-real-key-of-the-account"),
        ["Maximo"] = ("x-access-token", "not-a-real-token-of-the-account"),
        ["Veeam"] = ("Authorization", "Bearer not-a-real-key-of-the-account"),
    };

    private readonly Replacements _replacements = new();

    /// <summary>The mappings, each different exchange once.</summary>
    public IReadOnlyList<(string Name, JsonArray Mapping)> Write(IEnumerable<Exchange> exchanges) =>
        [
            .. exchanges
                .Where(static exchange => exchange.Address.AbsolutePath != "/")
                .DistinctBy(static exchange =>
                    (
                        exchange.Method,
                        PathShape.Of(exchange.Address),
                        exchange.Status,
                        JsonShape.Of(exchange.ResponseBody)
                    )
                )
                .Select((exchange, index) => (NameOf(exchange, index + 1), new JsonArray(Mapping(exchange)))),
        ];

    private static string NameOf(Exchange exchange, int number)
    {
        string last = exchange
            .Address.AbsolutePath.Split('/')
            .LastOrDefault(static part => part.Length > 0 && Vocabulary.HasSegment(part), "root")
            .Trim('@');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{number:00}-{exchange.Method.ToLowerInvariant()}-{last.Replace('.', '-')}-{exchange.Status}.json"
        );
    }

    private JsonObject Mapping(Exchange exchange) =>
        new JsonObject
        {
            ["Title"] = $"{exchange.Method} {PathShape.Of(exchange.Address)}",
            ["Request"] = Request(exchange),
            ["Response"] = Response(exchange),
            ["Data"] = new JsonObject
            {
                ["source"] = $"a server of {service}, recorded by apikeys doctor",
                ["mark"] = "verified",
                ["note"] = "Names, ids, dates and secrets are replaced.",
            },
        };

    private JsonObject Request(Exchange exchange)
    {
        JsonObject request = new()
        {
            ["Methods"] = new JsonArray(exchange.Method),
            ["Path"] = string.Join("/", exchange.Address.AbsolutePath.Split('/').Select(Segment)),
            ["Headers"] = new JsonArray(Headers()),
        };
        JsonNode?[] parameters =
        [
            .. PathShape.Parameters(exchange.Address).Select(each => Named(each.Name, ValueOf(each.Value, each.Name))),
        ];
        if (parameters.Length > 0)
        {
            request["Params"] = new JsonArray(parameters);
        }

        if (Parse(exchange.RequestBody) is { } body)
        {
            request["Body"] = new JsonObject
            {
                ["Matcher"] = new JsonObject { ["Name"] = "JsonMatcher", ["Pattern"] = _replacements.Of(body) },
            };
        }

        return request;
    }

    private JsonObject Response(Exchange exchange)
    {
        JsonObject response = new() { ["StatusCode"] = exchange.Status };
        if (exchange.MediaType is { } type)
        {
            response["Headers"] = new JsonObject { ["Content-Type"] = type };
        }

        if (Parse(exchange.ResponseBody) is { } body)
        {
            response["BodyAsJson"] = _replacements.Of(body);
        }

        return response;
    }

    private JsonObject Headers()
    {
        (string header, string value) = _credentials[service];
        return Named(header, value);
    }

    private static JsonObject Named(string name, string value) =>
        new JsonObject
        {
            ["Name"] = name,
            ["Matchers"] = new JsonArray(new JsonObject { ["Name"] = "ExactMatcher", ["Pattern"] = value }),
        };

    private string Segment(string segment)
    {
        string text = Uri.UnescapeDataString(segment);
        return Vocabulary.HasSegment(text) ? segment : Uri.EscapeDataString(_replacements.Text(text, "id"));
    }

    private string ValueOf(string value, string name) =>
        int.TryParse(value, out _) ? value
        : Parse(value) is { } json ? _replacements.Of(json)!.ToJsonString()
        : _replacements.Text(value, name);

    private static JsonNode? Parse(string? body)
    {
        try
        {
            return string.IsNullOrEmpty(body) ? null : JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
