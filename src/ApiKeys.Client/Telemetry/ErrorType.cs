using System.Globalization;
using System.Text.Json;
using ApiKeys.Client.Connections;

namespace ApiKeys.Client.Telemetry;

/// <summary>The kind of an error, as one of a few words: never a text, which may differ each time.</summary>
internal static class ErrorType
{
    /// <summary>Statuses from here on are errors.</summary>
    public const int FirstFailedStatus = 400;

    public static string Of(int status) => status.ToString(CultureInfo.InvariantCulture);

    public static string Of(Exception failure) =>
        failure switch
        {
            ApiKeyException { StatusCode: { } status } plain
                when plain.GetType() == typeof(ApiKeyOperationFailedException) => Of(status),
            // The frameworks differ in which of its kinds they throw.
            OperationCanceledException => typeof(OperationCanceledException).FullName!,
            ConnectionException { Error: { } error } => JsonNamingPolicy.SnakeCaseLower.ConvertName(error),
            HttpRequestException => typeof(HttpRequestException).FullName!,
            _ => failure.GetType().FullName!,
        };
}
