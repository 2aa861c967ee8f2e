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

    /// <summary>A copy of JSON with every text and id replaced.</summary>
    public JsonNode? Of(JsonNode? node, string member = "") =>
        node switch
        {
            JsonObject members => new JsonObject(
                members.Select(each => KeyValuePair.Create(each.Key, Of(each.Value, each.Key)))
            ),
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

    /// <summary>A replacement for a number.</summary>
    public static string Number(string number) => new([.. number.Select(static c => char.IsAsciiDigit(c) ? '1' : c)]);

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
                $"{(Identifier().IsMatch(member) ? member : "text")}-{number}"
            );
    }

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
