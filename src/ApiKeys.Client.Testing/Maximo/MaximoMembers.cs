using System.Text.Json;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The members of a JSON object, each of the right type; unknown and duplicate members are rejected.</summary>
internal sealed class MaximoMembers
{
    private readonly Dictionary<string, JsonElement> _values = [];

    /// <exception cref="RefusalException">It is not an object, or has an unexpected member.</exception>
    public MaximoMembers(JsonElement element, params IReadOnlyCollection<string> expected)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw MaximoRefusal.Invalid("An object is expected.");
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!expected.Contains(member.Name) || !_values.TryAdd(member.Name, member.Value))
            {
                throw MaximoRefusal.Invalid("A member is unknown, or stands twice.");
            }
        }
    }

    private MaximoMembers() { }

    /// <summary>The object of that name; it has no members if it is absent.</summary>
    public MaximoMembers Object(string name, params IReadOnlyCollection<string> expected) =>
        _values.TryGetValue(name, out JsonElement value) ? new(value, expected) : new();

    /// <exception cref="RefusalException">There is none of that name.</exception>
    public void Require(string name)
    {
        if (!_values.ContainsKey(name))
        {
            throw MaximoRefusal.Invalid($"The member {name} is missing.");
        }
    }

    public string? Text(string name) =>
        !_values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw MaximoRefusal.Invalid($"The member {name} must be a text.");

    public bool? Flag(string name) =>
        !_values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw MaximoRefusal.Invalid($"The member {name} must be true or false.");

    public long? Number(string name) =>
        !_values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number
        : throw MaximoRefusal.Invalid($"The member {name} must be a whole number.");
}
