using System.Text;
using System.Text.Json;
using ApiKeys.Client.Secrets;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// Reads the service's message from the body of an error. Each service has its own shapes, which take precedence over
/// the common ones; text that is not JSON is the message.
/// </summary>
internal abstract class ServiceErrorReader
{
    private const int MaxBytes = 16 * 1024;
    private const int MaxIdentifierLength = 128;

    private static readonly string[] _requestIdHeaders = ["X-Request-Id", "Request-Id", "X-Correlation-Id"];

    public ServiceError Read(
        HttpResponseMessage response,
        ReadOnlySpan<byte> body,
        IReadOnlyCollection<SecretValue> secrets
    )
    {
        ServiceError error = ReadBody(body.Slice(0, Math.Min(body.Length, MaxBytes)));
        string? requestId = error.RequestId ?? RequestIdOf(response, secrets);
        string? advice = AdviceOn(error);
        return requestId == error.RequestId && advice == error.Advice
            ? error
            : error with
            {
                RequestId = requestId,
                Advice = advice,
            };
    }

    /// <summary>Reads the members of an error object that are in a shape of the service's own.</summary>
    protected abstract ServiceError ReadObject(JsonElement error);

    /// <summary>The origin of a body that is neither a JSON object nor markup.</summary>
    protected virtual ErrorOrigin OriginOfText => ErrorOrigin.Foreign;

    /// <summary>Returns, by the shape of an error object, whether the service itself wrote it.</summary>
    protected abstract ErrorOrigin OriginOf(JsonElement error);

    /// <summary>The remedy for an error that itself shows what is wrong; null for any other.</summary>
    protected virtual string? AdviceOn(ServiceError error) => null;

    /// <summary>The text of a member; null when it is missing, is no text, or says nothing.</summary>
    protected static string? TextOf(JsonElement error, string member) =>
        error.TryFind(member, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
        && value.ToText() is { } text
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    private ServiceError ReadBody(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? ReadAny(root) with
                {
                    Origin = OriginOf(root),
                }
                : ReadText(body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return ReadText(body);
        }
    }

    private ServiceError ReadAny(JsonElement error)
    {
        ServiceError own = ReadObject(error);
        return own.Message is not null ? own : WithCommon(own, ErrorShapes.Read(error));
    }

    private static ServiceError WithCommon(ServiceError own, ServiceError common) =>
        own with
        {
            Code = own.Code ?? common.Code,
            Message = common.Message == own.Code ? null : common.Message,
        };

    /// <summary>A page of HTML, such as one from a proxy, is no message of the service.</summary>
    private ServiceError ReadText(ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body.ToArray()).Trim();
        return ForeignPage.Is(text)
            ? new ServiceError { Page = ForeignPage.TextOf(text) }
            : new ServiceError
            {
                Message = text.Length == 0 ? null : text,
                Origin = OriginOfText,
                IsInSiblingFormat = text.Length > 0,
            };
    }

    /// <summary>The id that the service gave the request; null when it gave none, or one that reveals a secret.</summary>
    internal static string? RequestIdOf(HttpResponseMessage response, IReadOnlyCollection<SecretValue> secrets)
    {
        foreach (string name in _requestIdHeaders)
        {
            if (
                response.Headers.TryGetValues(name, out IEnumerable<string>? values)
                && values.FirstOrDefault() is { } value
                && IsIdentifier(value)
                && !secrets.Any(secret => Redaction.Reveals(value, secret))
            )
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsIdentifier(string value) =>
        value.Length is > 0 and <= MaxIdentifierLength
        && value.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
}
