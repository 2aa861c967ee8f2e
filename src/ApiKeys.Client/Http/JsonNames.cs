using System.Text.Json;

namespace ApiKeys.Client.Http;

/// <summary>Finds members of JSON objects whose names are written in one of several ways.</summary>
internal static class JsonNames
{
    /// <summary>
    /// The member of that name in any case, with a prefix that ends in a colon or point, or without; null when there is
    /// none.
    /// </summary>
    public static JsonElement? Find(JsonElement value, string name)
    {
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (Of(property) is { } found && string.Equals(WithoutPrefix(found), name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static string WithoutPrefix(string name) => name.Substring(name.LastIndexOfAny([':', '.']) + 1);

    /// <summary>The name; null when it is no valid Unicode, at which the framework throws.</summary>
    public static string? Of(JsonProperty property)
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
