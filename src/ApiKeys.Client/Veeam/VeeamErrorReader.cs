using System.Globalization;
using System.Text.Json;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Reads the errors of the service: a list in an envelope, and on authentication the form of OAuth.
/// </summary>
internal sealed class VeeamErrorReader : ServiceErrorReader
{
    private const int MaxDetailLength = 120;
    private const double MaxWaitSeconds = 24 * 60 * 60;
    private const string UnsupportedVersion = "UnsupportedApiVersion";

    private static readonly string[] _details = ["propertyName", "parameterName", "failedJsonPatch"];

    /// <summary>Reads an envelope that holds errors.</summary>
    public static ServiceError Read(JsonElement error)
    {
        if (error.TryFind("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array)
        {
            return errors.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
                ? ReadFirst(first)
                : new ServiceError();
        }

        return new ServiceError
        {
            Code = TextOf(error, "error"),
            Message = TextOf(error, "error_description") ?? TextOf(error, "message"),
        };
    }

    protected override ServiceError ReadObject(JsonElement error) => Read(error);

    /// <summary>
    /// The service's own errors are in the envelope. A console also responds with another form to a client version that
    /// it does not support, before it reads the request (VeeamHub/powershell#173).
    /// </summary>
    protected override ErrorOrigin OriginOf(JsonElement error) =>
        IsInEnvelope(error) || IsVersionRefused(error) ? ErrorOrigin.Service : ErrorOrigin.Foreign;

    private static bool IsInEnvelope(JsonElement error) =>
        error.TryFind("errors", out JsonElement errors)
        && errors.ValueKind == JsonValueKind.Array
        && errors.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
        && (
            TextOf(first, "message") is not null
            || TextOf(first, "type") is not null
            || (first.TryFind("code", out JsonElement code) && code.ValueKind == JsonValueKind.Number)
        );

    private static bool IsVersionRefused(JsonElement error) =>
        error.TryFind("error", out JsonElement inner)
        && inner.ValueKind == JsonValueKind.Object
        && TextOf(inner, "code") == UnsupportedVersion;

    private static ServiceError ReadFirst(JsonElement error) =>
        new()
        {
            Code =
                error.TryFind("code", out JsonElement code) && code.ValueKind == JsonValueKind.Number
                    ? code.GetRawText()
                    : TextOf(error, "code"),
            Message = MessageOf(error),
            RetryAfter = WaitOf(error),
            IsRetryable = string.Equals(TextOf(error, "type"), "retryableLogical", StringComparison.OrdinalIgnoreCase),
        };

    private static string? MessageOf(JsonElement error)
    {
        string details = string.Join(
            ", ",
            _details
                .Select(name => (Name: name, Text: TextOf(error, name)))
                .Where(static detail => detail.Text?.Length <= MaxDetailLength)
                .Select(static detail => $"{detail.Name} {detail.Text}")
        );
        string? message = TextOf(error, "message")?.Trim();
        return details.Length == 0 ? message : $"{message} ({details})".TrimStart();
    }

    private static TimeSpan? WaitOf(JsonElement error) =>
        error.TryFind("retryAfter", out JsonElement wait)
        && double.TryParse(wait.ToText(), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
        && seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, MaxWaitSeconds))
            : null;
}
