using System.Globalization;
#if !NET
using System.Net.Sockets;
using System.Security.Authentication;
#else
using System.Text.Json;
#endif

namespace ApiKeys.Client.Telemetry;

/// <summary>What went wrong, as one of a few words: never a text, which may be different each time.</summary>
internal static class ErrorType
{
    /// <summary>Statuses from here on are errors.</summary>
    public const int FirstFailedStatus = 400;

    public static string Of(int status) => status.ToString(CultureInfo.InvariantCulture);

    public static string Of(Exception failure) => failure switch
    {
        ApiKeyException { StatusCode: { } status } plain when plain.GetType() == typeof(ApiKeyException) => Of(status),
        OperationCanceledException => typeof(OperationCanceledException).FullName!, // The frameworks differ in which of its kinds they throw.
        HttpRequestException connection when OfConnection(connection) is { } type => type,
        _ => failure.GetType().FullName!,
    };

#if NET
    private static string? OfConnection(HttpRequestException failure) =>
        failure.HttpRequestError == HttpRequestError.Unknown ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(failure.HttpRequestError.ToString());
#else
    private static string? OfConnection(HttpRequestException failure) => failure.InnerException switch
    {
        AuthenticationException => "secure_connection_error",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "name_resolution_error",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable } => "connection_error",
        _ => null,
    };
#endif
}
