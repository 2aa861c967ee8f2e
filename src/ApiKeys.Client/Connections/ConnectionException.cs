using System.Net.Sockets;
using ApiKeys.Client.Certificates;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Connections;

/// <summary>
/// A connection could not be established, or broke. Its message uses the SDK's words only: those of the framework may
/// quote the response.
/// </summary>
internal sealed class ConnectionException : HttpRequestException
{
    private const string NotReached = "The service could not be reached:";
    private const string NoHandshake = "No secure connection to the service could be made: the TLS handshake failed.";

    private readonly Uri? _proxy;
    private readonly int? _proxyStatus;

    /// <param name="failure">The exception of the framework.</param>
    /// <param name="cause">The exception of the socket or of TLS within it, which is kept.</param>
    /// <param name="proxy">The proxy on the way; null when there is none.</param>
    /// <param name="proxyStatus">The status with which the proxy refused the tunnel; null when it gave none.</param>
    public ConnectionException(
        HttpRequestException failure,
        Exception? cause,
        Uri? proxy = null,
        int? proxyStatus = null
    )
#if NET
        : base(failure.HttpRequestError, $"The connection failed ({failure.HttpRequestError}).", cause)
#else
        : base("The connection failed.", cause)
#endif
    {
        (Error, _proxy, _proxyStatus) = (ConnectionError.Of(failure, cause), proxy, proxyStatus);
    }

    /// <summary>
    /// One of the names in <see cref="ConnectionError"/>, or another of the framework's; null when it is not known.
    /// </summary>
    public string? Error { get; }

    /// <summary>
    /// Whether another attempt may succeed. A proxy that requires credentials, or forbids the host, does so again.
    /// </summary>
    public bool MayPass => _proxyStatus is not { } status || StatusCodes.IsTransient(status);

    public ApiKeyFailureStep Step =>
        Error switch
        {
            ConnectionError.ProxyTunnel => ApiKeyFailureStep.Proxy,
            ConnectionError.NameResolution or ConnectionError.Connection when _proxy is not null =>
                ApiKeyFailureStep.Proxy,
            ConnectionError.NameResolution => ApiKeyFailureStep.NameResolution,
            ConnectionError.Tls => ApiKeyFailureStep.Tls,
            null or ConnectionError.Connection or ConnectionError.ResponseEnded => ApiKeyFailureStep.Connection,
            _ => ApiKeyFailureStep.Service,
        };

    /// <summary>The failure, as a sentence.</summary>
    /// <param name="service">Host and port of the service.</param>
    public string Describe(string service) =>
        (Error, Step) switch
        {
            (ConnectionError.ProxyTunnel, _) =>
                $"{NotReached} the proxy{ProxyName} did not connect to {service}{Refusal}.",
            (_, ApiKeyFailureStep.Proxy) => $"{NotReached} the proxy{ProxyName} {Unreached}.",
            (ConnectionError.NameResolution or ConnectionError.Connection, _) => $"{NotReached} {service} {Unreached}.",
            (ConnectionError.Tls, _) =>
                $"{(InnerException as UntrustedServerException)?.Message ?? NoHandshake} The server is {service}.",
            (ConnectionError.ResponseEnded, _) =>
                $"The connection to {service} was closed before the service responded.",
            (null, _) =>
                $"The connection to {service} {(IsReset ? "was reset" : "broke")} before the service responded.",
            _ => $"{service} did not send a valid HTTP response ({Error}).",
        };

    private string ProxyName => _proxy is null ? "" : $" {Endpoint.Of(_proxy)}";

    private string Refusal =>
        _proxyStatus switch
        {
            null => "",
            407 => ". Its status is 407: it requires credentials. Set them where the proxy is set",
            { } status => $". Its status is {status}",
        };

    private SocketError? Code => (InnerException as SocketException)?.SocketErrorCode;

    private string Unreached =>
        Code == SocketError.ConnectionRefused ? "refused the connection" : $"{NotAccepted}{CodeText}";

    private string NotAccepted =>
        Error == ConnectionError.NameResolution
            ? "has a host name that could not be resolved"
            : "did not accept a connection";

    private string CodeText => Code is { } code ? $" ({code})" : "";

    private bool IsReset =>
        Code is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown;
}
