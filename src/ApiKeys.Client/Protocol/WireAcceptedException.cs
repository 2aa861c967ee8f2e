using System.Net;

namespace ApiKeys.Client.Protocol;

/// <summary>The service accepted the request, and tells where to watch what becomes of it.</summary>
internal sealed class WireAcceptedException(string location)
    : Exception("The service will do later what it was asked to.")
{
    /// <summary>Where it can be watched, as the service wrote it. It is read, never followed.</summary>
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
