namespace ApiKeys.Client.Testing.Http;

/// <summary>Finds the route of a request: an unknown path is 404, a known one with another method 405.</summary>
internal sealed class RouteTable(IEnumerable<Route> routes, Func<int, string, EmulatedResponse> problem)
{
    private readonly Route[] _routes = [.. routes];

    public EmulatedResponse Response(RecordedRequest request, string path)
    {
        string[] segments = RequestPath.Segments(path);
        Route[] atPath = Array.FindAll(_routes, route => route.Match(segments) is not null);
        Route? route = Array.Find(atPath, route => route.Method == request.Method);
        return route is not null ? Run(route, request, segments)
            : atPath.Length == 0 ? problem(404, "There is nothing at this address.")
            : problem(405, "The method is not allowed here.") with { Headers = Allow(atPath) };
    }

    private static Dictionary<string, string> Allow(Route[] atPath) =>
        new() { ["Allow"] = string.Join(", ", atPath.Select(route => route.Method)) };

    private EmulatedResponse Run(Route route, RecordedRequest request, string[] segments)
    {
        try
        {
            return route.Handler(request, route.Match(segments)!);
        }
        catch (RefusalException refusal)
        {
            return problem(refusal.Status, refusal.Message);
        }
    }
}
