using System.Text.Json;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Aimms;

/// <summary>A key as either endpoint returns it, before it is mapped to the SDK's types.</summary>
internal readonly struct AimmsWireKey(
    string? name,
    WireDate? expiration,
    IReadOnlyList<string>? scopes,
    IDictionary<string, JsonElement>? additional
)
{
    private static readonly string[] _expirationSpellings = ["expiration_date", "expirationDate"];

    public string? Name { get; } = name;

    public WireDate? Expiration { get; } = expiration ?? FindExpiration(additional);

    public IReadOnlyList<string>? Scopes { get; } = scopes;

    /// <summary>The secret text; only in the response to a create.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the value is all that could be read from the response.</summary>
    public bool IsSalvaged { get; init; }

    /// <summary>A response from which only the value could be read.</summary>
    public static AimmsWireKey OfValue(SecretValue value) =>
        new(null, null, null, null) { Value = value.Reveal(), IsSalvaged = true };

    /// <summary>Members that the SDK has no name for.</summary>
    public IReadOnlyDictionary<string, JsonElement> Additional { get; } =
        additional is null
            ? ApiKey.NoData
            : additional
                .Where(member => !_expirationSpellings.Contains(member.Key))
                .ToDictionary(member => member.Key, member => member.Value);

    /// <summary>The expiry in the spelling of the other endpoint.</summary>
    private static WireDate? FindExpiration(IDictionary<string, JsonElement>? additional)
    {
        foreach (string spelling in _expirationSpellings)
        {
            if (
                additional is not null
                && additional.TryGetValue(spelling, out JsonElement date)
                && date.ValueKind != JsonValueKind.Null
            )
            {
                return new WireDate(date.ToText() ?? "");
            }
        }

        return null;
    }
}
