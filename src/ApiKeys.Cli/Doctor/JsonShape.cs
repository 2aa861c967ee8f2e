using System.Text.Json;

namespace ApiKeys.Cli.Doctor;

/// <summary>Describes JSON: the names of members and the shapes of values, no contents.</summary>
internal static class JsonShape
{
    private static readonly Tokens _none = new();

    /// <summary>The shape of a body; its length where it is no JSON.</summary>
    /// <param name="body">The body.</param>
    /// <param name="tokens">The numbers of ids that are known; null for none.</param>
    public static string Of(string body, Tokens? tokens = null)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return Of(document.RootElement, tokens ?? _none);
        }
        catch (JsonException)
        {
            return body.Length == 0 ? "no body" : $"no JSON, {body.Length} characters";
        }
    }

    private static string Of(JsonElement value, Tokens tokens) =>
        value.ValueKind switch
        {
            JsonValueKind.Object =>
                $"{{ {string.Join(", ", value.EnumerateObject().Select(m => Member(m, tokens)))} }}",
            JsonValueKind.Array =>
                $"[ {string.Join(" | ", value.EnumerateArray().Select(item => Of(item, tokens)).Distinct())} ]",
            JsonValueKind.String => TextShape.Of(value.GetString()!) + tokens.After(value.GetString()!),
            JsonValueKind.Number => "number" + tokens.After(value.GetRawText()),
            JsonValueKind.Null => "null",
            _ => "boolean",
        };

    private static string Member(JsonProperty member, Tokens tokens) =>
        $"{Name(member.Name)}: {Of(member.Value, tokens)}";

    /// <summary>A name of a member as programmers write it. Others may be the names of people or things.</summary>
    private static string Name(string name) => MemberName.IsPlain(name) ? name : "(a name)";
}
