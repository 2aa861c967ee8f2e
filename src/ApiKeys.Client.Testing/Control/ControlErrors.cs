using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Testing.Control;

/// <summary>
/// What is wrong with the body of a control request, in words of JSON and with what is allowed. Callers write other
/// languages, to whom the names of .NET say nothing.
/// </summary>
internal static partial class ControlErrors
{
    public static string TextOf(JsonException error, JsonTypeInfo type) =>
        $"The body is no JSON object of the right form{(error.Path is { } path and not "$" ? $", at {path}" : "")}. "
        + (
            NamesAt(error.Path, type) is { } names
                ? $"The values there are: {string.Join(", ", names)}."
                : $"Its members can be: {string.Join(", ", type.Properties.Select(static member => member.Name))}."
        );

    public static string TextOf(Exception error) =>
        error is ArgumentNullException
            ? "A member is null that must have a value."
            : Parameter().Replace(error.Message.Split('\n')[0], "").TrimEnd();

    /// <summary>The values of the member at a path, if they are names.</summary>
    private static IEnumerable<string>? NamesAt(string? path, JsonTypeInfo type)
    {
        JsonPropertyInfo? member = type.Properties.FirstOrDefault(member => path == $"$.{member.Name}");
        Type? values = member is null ? null : Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        return values is { IsEnum: true } ? Enum.GetNames(values).Select(JsonNamingPolicy.CamelCase.ConvertName) : null;
    }

    [GeneratedRegex(@" \(Parameter '[^']*'\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
