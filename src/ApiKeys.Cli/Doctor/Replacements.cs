using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ApiKeys.Cli.Doctor;

/// <summary>
/// Replaces what is secret or personal, the same text by the same replacement everywhere. The replacement has the form of
/// the text.
/// </summary>
internal sealed partial class Replacements
{
    private const string FakeSecret = "NotARealKey";
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    /// <summary>A copy of JSON with every text, id and unusual name of a member replaced.</summary>
    public JsonNode? Of(JsonNode? node, string member = "") =>
        node switch
        {
            JsonObject members when PatchedMember(members) is { } patched => Object(
                members,
                name => name == "value" ? patched : name
            ),
            JsonObject members => Object(members, static name => name),
            JsonArray items => new JsonArray([.. items.Select(item => Of(item, member))]),
            JsonValue value when value.TryGetValue(out string? text) => Text(text, member),
            JsonValue value when IsId(member) => JsonNode.Parse(Number(value.ToJsonString())),
            null => null,
            _ => node.DeepClone(),
        };

    /// <summary>A replacement for a text.</summary>
    public string Text(string text, string member) =>
        SecretGuard.Members.Contains(member) ? Secret(text.Length)
        : Vocabulary.Has(text) ? text
        : TextShape.IsDate(text) ? Date(text)
        : _texts.TryGetValue(text, out string? known) ? known
        : _texts[text] = New(text, member.Length == 0 ? "text" : member);

    /// <summary>A replacement for a number that is an id.</summary>
    public string Number(string number) =>
        _numbers.TryGetValue(number, out string? known)
            ? known
            : _numbers[number] = (_numbers.Count + 1).ToString(CultureInfo.InvariantCulture);

    private JsonObject Object(JsonObject members, Func<string, string> nameOf) =>
        new(
            members.Select(each =>
                KeyValuePair.Create(
                    MemberName.IsPlain(each.Key) ? each.Key : Text(each.Key, "member"),
                    Of(each.Value, nameOf(each.Key))
                )
            )
        );

    /// <summary>The member that an operation of a JSON Patch changes, so that its value is replaced as there.</summary>
    private static string? PatchedMember(JsonObject members) =>
        members["op"] is JsonValue && members["path"] is JsonValue path && path.TryGetValue(out string? text)
            ? text.Split('/')[^1]
            : null;

    private static bool IsId(string member) =>
        member.EndsWith("id", StringComparison.OrdinalIgnoreCase) || member == "identifierInProvider";

    private string New(string text, string member)
    {
        int number = _texts.Count + 1;
        return Guid.TryParseExact(text, "D", out _)
                ? string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:000000000000}")
            : text.Contains('@', StringComparison.Ordinal) && member.Length < text.Length
                ? string.Create(CultureInfo.InvariantCulture, $"someone-{number}@example.com")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(Identifier().IsMatch(member) ? member : "text")}-{number}{Unusual(text)}"
            );
    }

    /// <summary>The characters that a name must be encoded for in a path, which may be what the exchange is about.</summary>
    private static string Unusual(string text) => new([.. text.Where(static c => c is ' ' or '%').Distinct()]);

    private static string Secret(int length) =>
        string.Concat(Enumerable.Repeat(FakeSecret, (length / FakeSecret.Length) + 1))[..length];

    /// <summary>A fixed date of the same form.</summary>
    private static string Date(string text) =>
        text[2] == '/' ? "01/02/2027" : "2027-01-02" + Digits().Replace(text[Math.Min(10, text.Length)..], "0");

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A[A-Za-z_]{1,40}\z")]
    private static partial Regex Identifier();
}
