using System.Globalization;
using System.Text;

namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>
/// A call of a manager and the responses of the server, in order. As text it is readable; each of its characters is a
/// byte.
/// </summary>
/// <param name="Call">The name of the call, such as <c>delete</c>.</param>
/// <param name="KeyId">The id of the key that it is about.</param>
/// <param name="Responses">The responses. The last one is repeated for all further requests.</param>
internal sealed record Script(string Call, string KeyId, IReadOnlyList<ScriptedResponse> Responses)
{
    private const string ResponseMark = "\n%%\n> ";

    public byte[] ToBytes()
    {
        StringBuilder text = new($"{Call} {KeyId}");
        foreach (ScriptedResponse response in Responses)
        {
            text.Append(ResponseMark).Append(response.Request).Append('\n').Append(response.Status).Append('\n');
            foreach ((string name, string value) in response.Headers)
            {
                text.Append(name).Append(": ").Append(value).Append('\n');
            }

            text.Append('\n').Append(Encoding.Latin1.GetString(response.Body));
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>Reads a script as far as it is valid: a script that was changed byte by byte may not be.</summary>
    public static Script Parse(byte[] bytes)
    {
        string[] parts = Encoding.Latin1.GetString(bytes).Split(ResponseMark);
        (string call, string id) = Halves(parts[0], " ");
        return new(call, id, [.. parts.Skip(1).Select(ParseResponse)]);
    }

    private static ScriptedResponse ParseResponse(string text)
    {
        (string head, string body) = Halves(text, "\n\n");
        string[] lines = head.Split('\n');
        _ = int.TryParse(lines.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out int status);
        return new(
            lines[0],
            status,
            [.. lines.Skip(2).Select(static line => Halves(line, ": "))],
            Encoding.Latin1.GetBytes(body)
        );
    }

    private static (string First, string Second) Halves(string text, string separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at
            ? (text[..at], text[(at + separator.Length)..])
            : (text, "");
}
