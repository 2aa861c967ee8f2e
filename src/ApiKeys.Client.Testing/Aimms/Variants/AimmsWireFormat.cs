using System.Text;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>The wire format of one of the two endpoints, under the variants that are set.</summary>
internal sealed class AimmsWireFormat
{
    private readonly AimmsVariants _variants;
    private readonly bool _camelCase;

    private AimmsWireFormat(AimmsVariants variants, AimmsMemberNaming naming, AimmsMemberNaming custom)
    {
        _variants = variants;
        _camelCase = (naming == AimmsMemberNaming.Default ? custom : naming) == AimmsMemberNaming.CamelCase;
    }

    public AimmsDateShape RequestDateShape => _variants.RequestDateShape;

    private IEnumerable<string> Grantable => AimmsScopes.Documented.Concat(_variants.ExtraScopes);

    public static AimmsWireFormat UserManager(AimmsVariants variants) =>
        new(variants, variants.UserManagerNaming, AimmsMemberNaming.SnakeCase);

    public static AimmsWireFormat ProApi(AimmsVariants variants) =>
        new(variants, variants.ProApiNaming, AimmsMemberNaming.CamelCase);

    /// <summary>A member's name on the wire, given in snake_case.</summary>
    public string Field(string name)
    {
        string[] words = name.Split('_');
        return _camelCase
            ? words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]))
            : name;
    }

    /// <summary>
    /// The requested scope, in the documented spelling; <see langword="null"/> if it cannot be granted.
    /// </summary>
    public string? Granted(string text) => Grantable.FirstOrDefault(scope => Spelled(scope) == text);

    public JsonNode AuthorizationScopes() =>
        List("scopes", Grantable.Select(scope => Scope(scope, AimmsScopeShape.Objects)));

    public JsonNode List(IEnumerable<AimmsEmulatedKey> keys) => List("api_keys", keys.Select(Key));

    /// <summary>A page of a list; an array has no place for the number of all keys.</summary>
    public JsonNode List(IEnumerable<AimmsEmulatedKey> keys, int total)
    {
        JsonNode page = List(keys);
        if (page is JsonObject wrapped)
        {
            wrapped["total"] = total;
        }

        return page;
    }

    public JsonObject Key(AimmsEmulatedKey key) =>
        Object(
            new()
            {
                ["name"] = key.Name,
                [Field("expiration_date")] = AimmsExpiry.Write(key, _variants.DateShape),
                ["scopes"] = new JsonArray([
                    .. key.Scopes.Select(scope => Scope(scope, AimmsScopeShape.ObjectsEverywhere)),
                ]),
            }
        );

    public JsonObject Object(JsonObject members)
    {
        if (_variants.ExtraMembers)
        {
            members[Field("last_rotated")] = new JsonObject { ["by"] = "nobody", ["count"] = 3 };
        }

        return members;
    }

    public EmulatedResponse Problem(int status, string message) =>
        _variants.ErrorShape switch
        {
            AimmsErrorShape.Error => Problem(status, "error", message),
            AimmsErrorShape.Detail => Problem(status, "detail", message),
            AimmsErrorShape.PlainText => new(status, Encoding.UTF8.GetBytes(message), "text/plain; charset=utf-8"),
            _ => Problem(status, "message", message),
        };

    private EmulatedResponse Problem(int status, string member, string message) =>
        EmulatedResponse.Json(status, Object(new() { [member] = message }));

    private JsonNode List(string member, IEnumerable<JsonNode> items)
    {
        JsonArray list = [.. items];
        return _variants.ListShape == AimmsListShape.Wrapped ? Object(new() { [Field(member)] = list }) : list;
    }

    private JsonNode Scope(string scope, AimmsScopeShape objectsFrom) =>
        _variants.ScopeShape >= objectsFrom
            ? Object(new() { ["name"] = Spelled(scope), ["description"] = $"The scope {Spelled(scope)}." })
            : Spelled(scope);

    private string Spelled(string scope) =>
        _variants.ScopeSpelling == AimmsScopeSpelling.Alternative ? AimmsScopes.Alternative(scope) : scope;
}
