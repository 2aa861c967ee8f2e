namespace ApiKeys.Client.Telemetry;

/// <summary>
/// The names of the tags of spans and metrics: those of the OpenTelemetry conventions, or the SDK's where there are
/// none.
/// </summary>
internal static class TagName
{
    public const string Service = "apikeys.service";
    public const string Account = "apikeys.account";
    public const string Operation = "apikeys.operation";

    /// <summary>On spans only: the tag of a metric must have a bounded set of values.</summary>
    public const string KeyId = "apikeys.key.id";

    /// <summary>On spans of attempts: the id that the service gave the request.</summary>
    public const string RequestId = "apikeys.request.id";

    public const string ErrorType = "error.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string Method = "http.request.method";
    public const string ResendCount = "http.request.resend_count";
    public const string StatusCode = "http.response.status_code";
    public const string FullAddress = "url.full";
    public const string AddressTemplate = "url.template";
}
