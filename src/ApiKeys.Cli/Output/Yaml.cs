using System.Text;
using System.Text.Json;

namespace ApiKeys.Cli.Output;

/// <summary>Data as YAML. Texts keep the quotes and escapes of JSON, which mean the same in YAML 1.2.</summary>
internal static class Yaml
{
    public static string Of(JsonElement data)
    {
        StringBuilder text = new();
        Write(text, data, indent: 0, isInLine: false);
        return text.ToString().TrimStart() + "\n";
    }

    private static void Write(StringBuilder text, JsonElement data, int indent, bool isInLine)
    {
        switch (data.ValueKind)
        {
            case JsonValueKind.Array when data.GetArrayLength() > 0:
                WriteItems(text, data, indent);
                break;
            case JsonValueKind.Object when data.EnumerateObject().Any():
                WriteMembers(text, data, indent, isInLine);
                break;
            default:
                text.Append(isInLine ? "" : " ").Append(PlainText.Of(data.GetRawText()));
                break;
        }
    }

    private static void WriteItems(StringBuilder text, JsonElement data, int indent)
    {
        foreach (JsonElement item in data.EnumerateArray())
        {
            text.Append('\n').Append(' ', indent).Append("- ");
            Write(text, item, indent + 2, isInLine: true);
        }
    }

    private static void WriteMembers(StringBuilder text, JsonElement data, int indent, bool isInLine)
    {
        foreach (JsonProperty member in data.EnumerateObject())
        {
            text.Append(isInLine ? "" : "\n").Append(' ', isInLine ? 0 : indent).Append(member.Name).Append(':');
            isInLine = false;
            Write(text, member.Value, indent + 2, isInLine: false);
        }
    }
}
