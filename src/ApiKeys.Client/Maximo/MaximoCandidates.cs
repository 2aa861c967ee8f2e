namespace ApiKeys.Client.Maximo;

/// <summary>
/// Where an operation may be at a server, as sibling operations are: no documentation but that of the creation has a
/// route, and siblings have no version in common.
/// </summary>
internal static class MaximoCandidates
{
    private const string Keys = "apikeys";

    private static readonly string[] _prefixes = ["v1/", "", "v3/"];

    private static readonly Dictionary<string, string[]> _shapes = new()
    {
        [MaximoRouteTable.ListRoute] = ["GET {0}"],
        [MaximoRouteTable.FindRoute] = ["GET {0}/{{id}}"],
        [MaximoRouteTable.CreateRoute] = ["POST {0}"],
        [MaximoRouteTable.UpdateRoute] = ["PUT {0}/{{id}}", "PATCH {0}/{{id}}", "POST {0}/{{id}}"],
        [MaximoRouteTable.RefreshRoute] =
        [
            "POST {0}/{{id}}/token",
            "PUT {0}/{{id}}/token",
            "POST {0}/{{id}}/refresh",
            "PUT {0}/{{id}}/refresh",
        ],
        [MaximoRouteTable.DeleteRoute] = ["DELETE {0}/{{id}}"],
    };

    /// <summary>The routes to try for an operation, in this order.</summary>
    /// <param name="route">The operation in the specification.</param>
    /// <param name="known">The routes that this server is known to have, whose version comes first.</param>
    public static IEnumerable<string> Of(string route, IEnumerable<string> known) =>
        from prefix in known.Select(PrefixOf).Concat(_prefixes).Distinct(StringComparer.Ordinal)
        from shape in _shapes[route]
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, prefix + Keys);

    private static string PrefixOf(string route)
    {
        int start = route.IndexOf(' ') + 1;
        int end = route.IndexOf(Keys, start, StringComparison.Ordinal);
        return end < 0 ? _prefixes[0] : route.Substring(start, end - start);
    }
}
