using System.Text.Json.Nodes;

namespace ApiKeys.Cli.Doctor;

/// <summary>
/// What a recording expects: the call of the SDK that sends exactly the recorded request, and its result. Exchanges that
/// are one step of a longer call have none.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="options">The options of the account that decide the form of requests.</param>
internal sealed class Expectations(string service, IReadOnlyDictionary<string, string> options)
{
    private const int FirstError = 300;

    /// <summary>How the paths of the services begin.</summary>
    private static readonly string[] _begins = ["/pro/", "/pro-api/", "/v1/", "/v3/", "/apikeys", "/api/v3/"];

    /// <summary>Sets what a mapping expects, and returns the mappings of the whole call.</summary>
    public JsonArray Complete(JsonObject mapping)
    {
        if (Expected(mapping) is not { } expected)
        {
            return new JsonArray(mapping);
        }

        if (service != "Maximo")
        {
            mapping["Data"]!["expect"] = expected;
            return new JsonArray(mapping);
        }

        JsonObject authenticate = FakeCredential.Authenticate(PrefixOf(mapping));
        authenticate["Data"]!["expect"] = expected;
        return new JsonArray(authenticate, mapping);
    }

    private JsonObject? Expected(JsonObject mapping)
    {
        if (
            (int)mapping["Response"]!["StatusCode"]! >= FirstError
            || mapping["Request"]!["Params"] is not null
            || CallOf(mapping) is not { } call
        )
        {
            return null;
        }

        JsonObject expected = new() { ["account"] = Account(mapping), ["call"] = call };
        if (ResultOf((string)call["operation"]!, mapping["Response"]!["BodyAsJson"]) is { } result)
        {
            expected["result"] = result;
        }

        return expected;
    }

    private static JsonObject? CallOf(JsonObject mapping)
    {
        string[] path = [.. PathOf(mapping).Split('/').Select(Uri.UnescapeDataString)];
        return ((string)mapping["Request"]!["Methods"]![0]!, path) switch
        {
            ("GET", [.., "api-key" or "api-keys" or "apikeys"]) => Call("List"),
            ("GET", [.., "authorization-scopes"]) => Call("ListScopes"),
            ("GET", [.., "apikeys", var id]) => Call("Find", id),
            ("GET", [.., "users", var user, "logins", var id]) => Call("Find", $"{user}/{id}"),
            ("DELETE", [.., "api-key" or "api-keys" or "apikeys", var id]) => Call("Delete", id),
            _ => null,
        };
    }

    private static JsonObject Call(string operation, string? id = null)
    {
        JsonObject call = new() { ["operation"] = operation };
        if (id is not null)
        {
            call["id"] = id;
        }

        return call;
    }

    private JsonObject Account(JsonObject mapping)
    {
        JsonObject account = FakeCredential.Options(service);
        if (PrefixOf(mapping) is { Length: > 0 } prefix)
        {
            account["BaseAddress"] = "{server}" + prefix;
        }

        foreach ((string option, string value) in options)
        {
            account[option] = value;
        }

        return account;
    }

    private JsonNode? ResultOf(string operation, JsonNode? body) =>
        operation switch
        {
            "List" => new JsonArray([
                .. Items(body).Select(item => IdentifiedBy(item, service == "Aimms" ? "name" : "id")),
            ]),
            "ListScopes" => new JsonArray([
                .. Items(body).Select(item => (JsonNode?)new JsonObject { ["name"] = NameOf(item)?.DeepClone() }),
            ]),
            "Find" when service == "Maximo" => IdentifiedBy(body, "id"),
            "Find" => new JsonObject { ["name"] = MemberOf(MemberOf(body, "data"), "description")?.DeepClone() },
            _ => null,
        };

    private static JsonNode? NameOf(JsonNode? scope) => scope is JsonObject ? scope["name"] ?? scope["scope"] : scope;

    private static JsonNode? MemberOf(JsonNode? node, string name) => (node as JsonObject)?[name];

    private static JsonObject IdentifiedBy(JsonNode? item, string member) =>
        new() { ["id"] = MemberOf(item, member)?.DeepClone() };

    /// <summary>The items of a list: bare, or the only array among the members of an object.</summary>
    private static IEnumerable<JsonNode?> Items(JsonNode? body) =>
        body as JsonArray
        ?? (body as JsonObject)?.Select(static member => member.Value).OfType<JsonArray>().FirstOrDefault()
        ?? [];

    private static string PathOf(JsonObject mapping) => (string)mapping["Request"]!["Path"]!;

    /// <summary>The path of the account's address, before the paths of the service.</summary>
    private static string PrefixOf(JsonObject mapping)
    {
        string path = PathOf(mapping);
        int end = _begins
            .Select(start => path.IndexOf(start, StringComparison.Ordinal))
            .Where(static index => index >= 0)
            .DefaultIfEmpty(0)
            .Min();
        return path[..end];
    }
}
