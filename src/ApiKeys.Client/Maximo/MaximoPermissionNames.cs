using System.Text.Json;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>Converts between permissions, the texts that stand for them, and the three switches on the wire.</summary>
internal static class MaximoPermissionNames
{
    public const string SystemAdmin = "systemAdmin";
    public const string UserAdmin = "userAdmin";
    public const string ApiKeyAdmin = "apikeyAdmin";

    /// <summary>The documented permissions, with what they allow.</summary>
    public static readonly IReadOnlyList<ApiKeyScope> All =
    [
        new(SystemAdmin, "Configuration of the system")
        {
            OtherSpellings = ["systemAdministrator", "systemAdministration"],
            IsAdministrative = true,
        },
        new(UserAdmin, "Users; SCIM provisioning needs it")
        {
            OtherSpellings = ["userAdministrator", "userAdministration"],
        },
        new(ApiKeyAdmin, "API keys themselves: a key with it can create others with any scope")
        {
            OtherSpellings = ["apikeysAdmin", "apikeyAdministration"],
            IsAdministrative = true,
            ManagesKeys = true,
        },
    ];

    private static readonly (MaximoPermissions Permission, string Name)[] _documented =
    [
        (MaximoPermissions.SystemAdmin, SystemAdmin),
        (MaximoPermissions.UserAdmin, UserAdmin),
        (MaximoPermissions.ApiKeyAdmin, ApiKeyAdmin),
    ];

    private static readonly JsonElement _on = Literal("true");
    private static readonly JsonElement _off = Literal("false");

    public static StringComparer Comparer { get; } = StringComparer.OrdinalIgnoreCase;

    /// <summary>The names of the permissions that are documented.</summary>
    public static IEnumerable<string> Documented => _documented.Select(static known => known.Name);

    /// <exception cref="ArgumentException">A bit is undefined.</exception>
    public static IReadOnlyList<string> ToNames(MaximoPermissions permissions)
    {
        MaximoPermissions unknown = _documented.Aggregate(permissions, (rest, known) => rest & ~known.Permission);
        return unknown == MaximoPermissions.None
            ? [.. _documented.Where(known => (permissions & known.Permission) != 0).Select(known => known.Name)]
            : throw new ArgumentException(
                $"The permissions have bits that stand for none ({(int)unknown}).",
                nameof(permissions)
            );
    }

    /// <summary>The documented permissions among texts.</summary>
    public static MaximoPermissions Parse(IEnumerable<string> names) =>
        names.Aggregate(
            MaximoPermissions.None,
            (all, name) => all | _documented.FirstOrDefault(known => Comparer.Equals(known.Name, name)).Permission
        );

    /// <summary>Whether texts ask for a permission.</summary>
    public static bool Has(this IEnumerable<string> names, string permission) => names.Contains(permission, Comparer);

    /// <summary>The names of the switches that are on, unknown ones included.</summary>
    public static IReadOnlyList<string> Read(Wire.KeyPermissions permissions) =>
        [
            .. ToNames(
                (permissions.SystemAdmin == true ? MaximoPermissions.SystemAdmin : 0)
                    | (permissions.UserAdmin == true ? MaximoPermissions.UserAdmin : 0)
                    | (permissions.ApikeyAdmin == true ? MaximoPermissions.ApiKeyAdmin : 0)
            ),
            .. Unknown(permissions)
                .Where(member => member.Value.ValueKind == JsonValueKind.True)
                .Select(member => member.Key),
        ];

    /// <summary>
    /// The switches for texts: permissions that are not requested are off. Other members that were read are kept.
    /// </summary>
    public static Wire.KeyPermissions Write(IReadOnlyCollection<string> names, Wire.KeyPermissions? read = null)
    {
        Dictionary<string, JsonElement> additional = Unknown(read)
            .ToDictionary(member => member.Key, member => member.Value);
        IEnumerable<string> others = names
            .Where(name => IsUnknown(name) && !additional.Keys.Has(name))
            .Distinct(Comparer);
        foreach (string name in additional.Where(IsSwitch).Select(member => member.Key).Concat(others).ToList())
        {
            additional[name] = names.Has(name) ? _on : _off;
        }

        return new()
        {
            SystemAdmin = names.Has(SystemAdmin),
            UserAdmin = names.Has(UserAdmin),
            ApikeyAdmin = names.Has(ApiKeyAdmin),
            AdditionalProperties = additional.Count > 0 ? additional : null,
        };
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Unknown(Wire.KeyPermissions? permissions) =>
        permissions?.AdditionalProperties ?? new Dictionary<string, JsonElement>();

    private static bool IsUnknown(string name) => Parse([name]) == MaximoPermissions.None;

    private static bool IsSwitch(KeyValuePair<string, JsonElement> member) =>
        member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static JsonElement Literal(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
