using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApiKeys.Cli.Doctor;

/// <summary>
/// Writes exchanges as WireMock mappings, in the form of the recordings of the SDK. The header with the credential is
/// the one of the service, with a fake.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="options">The options of the account that decide the form of requests.</param>
internal sealed class MappingWriter(string service, IReadOnlyDictionary<string, string> options)
{
    private readonly Expectations _expectations = new(service, options);
    private readonly Replacements _replacements = new();

    /// <summary>The mappings, each different exchange once: that of an encoded name differs, too.</summary>
    public IReadOnlyList<(string Name, JsonArray Mapping)> Write(IEnumerable<Exchange> exchanges) =>
        [
            .. exchanges
                .Where(static exchange => exchange.Address.AbsolutePath != "/")
                .DistinctBy(static exchange =>
                    (
                        exchange.Method,
                        PathShape.Of(exchange.Address),
                        exchange.Address.AbsolutePath.Contains('%', StringComparison.Ordinal),
                        exchange.Status,
                        JsonShape.Of(exchange.ResponseBody)
                    )
                )
                .Select((exchange, index) => (NameOf(exchange, index + 1), _expectations.Complete(Mapping(exchange)))),
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
                ["note"] =
                    "Names, ids, dates and secrets are replaced."
                    + (exchange.IsAnonymous ? " It was sent without a credential." : ""),
            },
        };

    private JsonObject Request(Exchange exchange)
    {
        JsonObject request = new()
        {
            ["Methods"] = new JsonArray(exchange.Method),
            ["Path"] = string.Join("/", exchange.Address.AbsolutePath.Split('/').Select(Segment)),
        };
        if (!exchange.IsAnonymous)
        {
            request["Headers"] = new JsonArray(Headers());
        }

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
        (string header, string value) = FakeCredential.Of(service);
        return Named(header, value);
    }

    /// <summary>A matcher of a header or a parameter.</summary>
    public static JsonObject Named(string name, string value) =>
        new JsonObject
        {
            ["Name"] = name,
            ["Matchers"] = new JsonArray(new JsonObject { ["Name"] = "ExactMatcher", ["Pattern"] = value }),
        };

    private string Segment(string segment)
    {
        string text = Uri.UnescapeDataString(segment);
        return Vocabulary.HasSegment(text) ? segment
            : text.All(char.IsAsciiDigit) ? _replacements.Number(text)
            : Uri.EscapeDataString(_replacements.Text(text, "id"));
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
