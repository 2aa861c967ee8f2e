using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// The id that a service gave a request, for a span. It must look like an id: a response may have a secret in its place
/// that is not known yet.
/// </summary>
internal static class SafeRequestId
{
    public static string? Of(HttpResponseMessage response, CallState call) =>
        ServiceErrorReader.RequestIdOf(response, call.Secrets) is { } id
        && (Guid.TryParseExact(id, "D", out _) || Redaction.Clean(id) == id)
            ? id
            : null;
}
