using System.Text.Json;
using System.Text.RegularExpressions;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Reads the errors of Maximo. Four shapes are known: an exception with a message beside or within it, a status with a
/// message, and a message alone. The code of the message is in the exception, or before the message.
/// </summary>
internal sealed class MaximoErrorReader : ServiceErrorReader
{
    private const string UnknownRoute = "AIUCO1022E";

    /// <summary>The prefix of the codes of Maximo Manage: another layer, which has separate API keys.</summary>
    private const string ManagePrefix = "BMX";

    private static readonly Regex _leadingCode = new(
        @"\A[A-Z]{4,6}\d{4}[EWI](?![A-Za-z0-9])",
        RegexOptions.CultureInvariant
    );

    protected override ServiceError ReadObject(JsonElement error)
    {
        JsonElement? exception =
            error.TryGetProperty("exception", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object
                ? inner
                : null;
        string? message = TextOf(error, "message") ?? (exception is { } cause ? TextOf(cause, "message") : null);
        string? code = (exception is { } named ? TextOf(named, "id") : null) ?? LeadingCode(message);
        return new ServiceError
        {
            Code = code,
            Message = message,
            RequestId = RequestId(error),
            IsUnknownRoute = code == UnknownRoute,
        };
    }

    /// <summary>
    /// Each of the service's own errors has a code, in the exception or before the message. Source: IBM's OpenAPI of a
    /// sibling API on the same host.
    /// </summary>
    protected override ErrorOrigin OriginOf(JsonElement error) =>
        LeadingCode(ReadObject(error).Code) is { } code && !code.StartsWith(ManagePrefix, StringComparison.Ordinal)
            ? ErrorOrigin.Service
            : ErrorOrigin.Foreign;

    protected override string? AdviceOn(ServiceError error) =>
        (error.Code ?? error.Message)?.StartsWith(ManagePrefix, StringComparison.Ordinal) == true
            ? "This is an error of Maximo Manage, which is another layer: set "
                + $"{nameof(MaximoOptions.BaseAddress)} to the address of the Admin API."
            : null;

    private static string? LeadingCode(string? message) =>
        message is not null && _leadingCode.Match(message) is { Success: true } match ? match.Value : null;

    /// <summary>A text that is no UUID may be anything, a secret included.</summary>
    private static string? RequestId(JsonElement error) =>
        TextOf(error, "uuid") is { } text && WireGuid.TryParse(text, out _) ? text : null;
}
