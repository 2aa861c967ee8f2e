using System.Text.Json;

namespace ApiKeys.Client.Protocol;

/// <summary>Finds members of JSON objects whose names are written in one of several ways.</summary>
internal static class JsonNames
{
    /// <summary>
    /// The member of that name in any case, with a prefix that ends in a colon or point, or without; null when there is
    /// none.
    /// </summary>
    public static JsonElement? Find(JsonElement value, string name)
    {
        foreach ((string found, JsonElement member) in MembersOf(value))
        {
            if (string.Equals(WithoutPrefix(found), name, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>
    /// The members with their names, up to the first name that is no valid Unicode: the framework throws at it, and a
    /// body may have thousands.
    /// </summary>
    public static IEnumerable<(string Name, JsonElement Value)> MembersOf(JsonElement value)
    {
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
            {
                yield break;
            }

            yield return (name, property.Value);
        }
    }

    private static string WithoutPrefix(string name) => name.Substring(name.LastIndexOfAny([':', '.']) + 1);

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
