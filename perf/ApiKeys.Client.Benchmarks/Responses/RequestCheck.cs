using System.Text.Json.Nodes;

namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>
/// Whether a contestant sends the same request as the others: the same method, address, credential and body.
/// </summary>
internal static class RequestCheck
{
    /// <summary>The error in a request; null when there is none.</summary>
    public static string? FaultOf(HttpRequestMessage request, string body, Workload workload, Place place)
    {
        (HttpMethod method, string path) = workload switch
        {
            Workload.List10 or Workload.List1000 => (HttpMethod.Get, Place.KeysPath),
            Workload.Delete => (HttpMethod.Delete, $"{Place.KeysPath}/{SampleKey.Issued(place.Expiry).Name}"),
            _ => (HttpMethod.Post, Place.KeysPath),
        };
        string? credential = request.Headers.TryGetValues("apikey", out IEnumerable<string>? values)
            ? string.Join(',', values)
            : null;
        return request.Method != method ? $"it sent {request.Method}"
            : request.RequestUri != new Uri(place.Address, path) ? $"it asked at {request.RequestUri}"
            : credential != Place.Credential ? "it sent another credential"
            : method == HttpMethod.Post && !IsWanted(body, place) ? "it sent another body"
            : null;
    }

    private static bool IsWanted(string body, Place place)
    {
        JsonNode wanted = JsonNode.Parse(CannedResponse.To(Workload.Create, place.Expiry).Body)!;
        wanted.AsObject().Remove("value");
        return JsonNode.DeepEquals(JsonNode.Parse(body), wanted);
    }
}
