using System.Net;

namespace ApiKeys.Client.Protocol;

/// <summary>The service accepted the request for background work, and names the place to watch it.</summary>
internal sealed class WireAcceptedException(string location)
    : Exception("The service accepted the request and will process it later.")
{
    /// <summary>The place to watch it, as the service wrote it. It is read, never followed.</summary>
    public string Location { get; } = location;

    /// <summary>Passes on every other response.</summary>
    public static HttpResponseMessage ThrowIfAccepted(HttpResponseMessage response)
    {
        if (
            response.StatusCode != HttpStatusCode.Accepted
            || !response.Headers.TryGetValues("Location", out IEnumerable<string>? locations)
        )
        {
            return response;
        }

        response.Dispose();
        throw new WireAcceptedException(locations.First());
    }
}
