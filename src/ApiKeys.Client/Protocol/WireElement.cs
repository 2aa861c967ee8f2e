using System.Text.Json;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// Looks into JSON that was kept as it came. A name or a text in it may be no valid Unicode, which the framework
/// notices late and throws at.
/// </summary>
internal static class WireElement
{
    /// <summary>Finds a member of an object; none where a name that might be its own cannot be read.</summary>
    public static bool TryFind(this JsonElement element, string member, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(member, out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    /// <summary>The text of a string, or the JSON of another value; null when it cannot be read as text.</summary>
    public static string? ToText(this JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
