using System.Text.Json;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Data as comma-separated values (RFC 4180, with line feeds): a line of headings, and a line for each object. The texts
/// of an array are separated by semicolons, and an object within another is its kind.
/// </summary>
internal static class Csv
{
    public static string Of(JsonElement data)
    {
        JsonElement[] items = data.ValueKind == JsonValueKind.Array ? [.. data.EnumerateArray()] : [data];
        string[] headings =
        [
            .. items.SelectMany(static item => item.EnumerateObject()).Select(static member => member.Name).Distinct(),
        ];
        IEnumerable<string> lines = items.Select(item => Line(headings.Select(heading => TextOf(item, heading))));
        return headings.Length == 0 ? "" : string.Concat(lines.Prepend(Line(headings)));
    }

    private static string TextOf(JsonElement item, string member) =>
        item.TryGetProperty(member, out JsonElement value) ? TextOf(value) : "";

    private static string TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(TextOf)),
            JsonValueKind.Object => TextOf(value, "kind"),
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => value.GetRawText(),
        };

    private static string Line(IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + "\n";

    private static string Field(string? text) =>
        PlainText.Of(text ?? "") is var plain && plain.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? plain
            : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
