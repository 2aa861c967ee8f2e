using System.Net.Sockets;
using System.Security.Authentication;
#if !NET
using System.Net;
#endif

namespace ApiKeys.Client.Connections;

/// <summary>
/// The kind of failure of a connection, by the names of <c>HttpRequestError</c>, which not every target has.
/// </summary>
internal static class ConnectionError
{
    public const string NameResolution = "NameResolutionError";
    public const string Connection = "ConnectionError";
    public const string Tls = "SecureConnectionError";
    public const string ProxyTunnel = "ProxyTunnelError";
    public const string InvalidResponse = "InvalidResponse";
    public const string ResponseEnded = "ResponseEnded";

    private const string Unknown = "Unknown";

    /// <summary>The kind; null when the framework does not say.</summary>
    /// <param name="failure">The exception of the framework.</param>
    /// <param name="cause">The exception of the socket or of TLS within it.</param>
    public static string? Of(HttpRequestException failure, Exception? cause) =>
        NameOf(failure) is { } name and not Unknown ? name : OfCause(cause);

#if NET
    private static string NameOf(HttpRequestException failure) => failure.HttpRequestError.ToString();
#else
    private static readonly System.Reflection.PropertyInfo? _error = typeof(HttpRequestException).GetProperty(
        "HttpRequestError"
    );

    /// <summary>The framework that runs may be newer than the one that this was built for.</summary>
    private static string? NameOf(HttpRequestException failure) =>
        _error?.GetValue(failure)?.ToString()
        ?? (failure.InnerException is WebException web ? OfStatus(web.Status) : null);

    private static string? OfStatus(WebExceptionStatus status) =>
        status switch
        {
            WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure => NameResolution,
            WebExceptionStatus.ConnectFailure => Connection,
            WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure => Tls,
            WebExceptionStatus.RequestProhibitedByProxy => ProxyTunnel,
            WebExceptionStatus.ServerProtocolViolation => InvalidResponse,
            WebExceptionStatus.ConnectionClosed or WebExceptionStatus.KeepAliveFailure => ResponseEnded,
            _ => null,
        };
#endif

    private static string? OfCause(Exception? cause) =>
        cause switch
        {
            AuthenticationException => Tls,
            SocketException socket => OfCode(socket.SocketErrorCode),
            _ => null,
        };

    private static string? OfCode(SocketError code) =>
        code switch
        {
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery =>
                NameResolution,
            SocketError.ConnectionRefused
            or SocketError.TimedOut
            or SocketError.HostUnreachable
            or SocketError.NetworkUnreachable => Connection,
            _ => null,
        };
}
