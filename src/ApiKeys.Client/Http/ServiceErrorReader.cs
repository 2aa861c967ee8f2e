using System.Text;
using System.Text.Json;

namespace ApiKeys.Client.Http;

/// <summary>Finds in the body of an error what the service says. Each service has its own shapes; a text that is no JSON is the message.</summary>
internal abstract class ServiceErrorReader
{
    private const int MaxBytes = 16 * 1024;
    private const int MaxIdentifierLength = 128;

    private static readonly string[] _requestIdHeaders = ["X-Request-Id", "Request-Id", "X-Correlation-Id"];

    public ServiceError Read(HttpResponseMessage response, ReadOnlySpan<byte> body, IEnumerable<ApiKeyValue> secrets)
    {
        ServiceError error = ReadBody(body.Slice(0, Math.Min(body.Length, MaxBytes)));
        return error with { RequestId = error.RequestId ?? RequestIdOf(response, secrets) };
    }

    /// <summary>Reads the members of an error object.</summary>
    protected abstract ServiceError ReadObject(JsonElement error);

    /// <summary>The text of a member; null when it is missing, is no text, or says nothing.</summary>
    protected static string? TextOf(JsonElement error, string member) =>
        error.TryFind(member, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.ToText() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    private ServiceError ReadBody(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object ? ReadObject(document.RootElement) : ReadText(body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return ReadText(body);
        }
    }

    /// <summary>A page of HTML, from a proxy for instance, tells a person nothing and is left out.</summary>
    private static ServiceError ReadText(ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body.ToArray()).Trim();
        return new ServiceError { Message = text.Length == 0 || text[0] == '<' ? null : text };
    }

    private static string? RequestIdOf(HttpResponseMessage response, IEnumerable<ApiKeyValue> secrets) =>
        _requestIdHeaders.Select(name => response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null)
            .FirstOrDefault(value => value is not null && IsIdentifier(value) && !secrets.Any(secret => Redaction.Tells(value, secret)));

    private static bool IsIdentifier(string value) =>
        value.Length is > 0 and <= MaxIdentifierLength && value.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
}
