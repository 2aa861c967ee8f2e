using System.Net;

namespace ApiKeys.Client.Calls;

/// <summary>What a response says before its body, which may not have arrived.</summary>
/// <param name="Status">The status.</param>
/// <param name="IsJson">Whether the body was declared as JSON, as a service's responses are.</param>
internal readonly record struct ResponseHead(HttpStatusCode Status, bool IsJson = false)
{
    /// <summary>
    /// Whether the service says that the request was processed, even if the body did not arrive.
    /// </summary>
    public bool IsAccepted => (int)Status is >= 200 and < 300 and not (int)HttpStatusCode.Accepted;
}
