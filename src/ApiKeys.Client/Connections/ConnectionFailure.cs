using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using ApiKeys.Client.Certificates;

namespace ApiKeys.Client.Connections;

/// <summary>
/// Removes the framework's text about a broken connection. That text quotes lines and chunks of a response that the
/// framework cannot read, and the response may contain a value. The error of the socket, of TLS or of the proxy is
/// kept.
/// </summary>
internal static class ConnectionFailure
{
    private static readonly Regex _proxyStatus = new(@"status code '(\d{3})'", RegexOptions.CultureInvariant);

    /// <param name="failure">The exception of the framework.</param>
    /// <param name="proxy">The proxy on the way; null when there is none.</param>
    public static Exception Cleaned(Exception failure, Uri? proxy = null) =>
        failure is HttpRequestException http
            ? new ConnectionException(http, CauseOf(failure), proxy, ProxyStatusOf(http))
            : new IOException("The connection broke.", CauseOf(failure));

    private static Exception? CauseOf(Exception? failure) =>
        failure switch
        {
            null or SocketException or UntrustedServerException => failure,
            AuthenticationException tls => new AuthenticationException(tls.Message),
            _ => CauseOf(failure.InnerException),
        };

    /// <summary>
    /// The framework reports the status with which a proxy refused a tunnel only in its message; only the digits are
    /// kept.
    /// </summary>
    private static int? ProxyStatusOf(HttpRequestException failure) =>
        ConnectionError.Of(failure, null) == ConnectionError.ProxyTunnel
        && _proxyStatus.Match(failure.Message) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;
}
