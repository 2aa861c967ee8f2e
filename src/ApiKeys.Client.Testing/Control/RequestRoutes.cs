using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

internal sealed class RequestRoutes(RequestLog requests)
{
    public IEnumerable<Route> Routes =>
        [
            new(
                "GET",
                "/requests",
                (_, _) => ControlBody.Response(requests, ControlJson.Default.IEnumerableRecordedRequest)
            ),
            new("DELETE", "/requests", (_, _) => Clear()),
        ];

    private EmulatedResponse Clear()
    {
        requests.Clear();
        return EmulatedResponse.NoContent;
    }
}
