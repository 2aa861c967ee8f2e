using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>The steps of a call, in their order. The value names the step at which the call failed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApiKeyFailureStep>))]
public enum ApiKeyFailureStep
{
    /// <summary>The step is not known, or nothing was sent because the SDK itself refused the call.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown = 0,

    /// <summary>
    /// Code of the application, around the SDK, ended the call: an HTTP handler, such as a timeout, a circuit breaker
    /// or a rate limiter.
    /// </summary>
    [JsonStringEnumMemberName("application")]
    Application,

    /// <summary>The caller cancelled.</summary>
    [JsonStringEnumMemberName("caller")]
    Caller,

    /// <summary>
    /// A timeout of the account passed: <see cref="ApiKeyAccountOptions.CallTimeout"/> or <see
    /// cref="ApiKeyAccountOptions.AttemptTimeout"/>.
    /// </summary>
    [JsonStringEnumMemberName("timeout")]
    Timeout,

    /// <summary>The host name of the service has no address, or the name server did not respond.</summary>
    [JsonStringEnumMemberName("nameResolution")]
    NameResolution,

    /// <summary>
    /// The proxy could not be reached, or refused to connect to the service. The message names its status if it
    /// returned one.
    /// </summary>
    [JsonStringEnumMemberName("proxy")]
    Proxy,

    /// <summary>The service refused the connection, could not be reached, or the connection broke.</summary>
    [JsonStringEnumMemberName("connection")]
    Connection,

    /// <summary>
    /// No secure connection was established: the TLS handshake failed, or the server's certificate is not trusted.
    /// </summary>
    [JsonStringEnumMemberName("tls")]
    Tls,

    /// <summary>The credential could not be obtained or sent, or the service rejected it.</summary>
    [JsonStringEnumMemberName("authentication")]
    Authentication,

    /// <summary>
    /// The service, or a gateway in its place, responded with an error or with a body that cannot be read.
    /// </summary>
    [JsonStringEnumMemberName("service")]
    Service,
}
