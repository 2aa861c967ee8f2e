namespace ApiKeys.Client.Maximo;

/// <summary>
/// The operations that options can move: the route of each in the specification, the option that moves it, and the
/// allowed methods.
/// </summary>
internal sealed class MaximoRouteTable
{
    public const string ListRoute = "GET v1/apikeys";
    public const string FindRoute = "GET v1/apikeys/{id}";
    public const string CreateRoute = "POST v1/apikeys";
    public const string UpdateRoute = "PUT v1/apikeys/{id}";

    /// <summary>An update that sends the change alone; it is where the update is.</summary>
    public const string PatchRoute = "PATCH v1/apikeys/{id}";

    public const string RefreshRoute = "POST v1/apikeys/{id}/token";
    public const string DeleteRoute = "DELETE v1/apikeys/{id}";

    private static readonly (
        string Route,
        string Option,
        Func<MaximoPaths, string> Path,
        string[] Methods
    )[] _operations =
    [
        (ListRoute, nameof(MaximoPaths.List), static paths => paths.List, ["GET"]),
        (FindRoute, nameof(MaximoPaths.Find), static paths => paths.Find, ["GET"]),
        (CreateRoute, nameof(MaximoPaths.Create), static paths => paths.Create, ["POST", "PUT"]),
        (UpdateRoute, nameof(MaximoPaths.Update), static paths => paths.Update, ["PUT", "PATCH", "POST"]),
        (RefreshRoute, nameof(MaximoPaths.Refresh), static paths => paths.Refresh, ["POST", "PUT", "PATCH"]),
        (DeleteRoute, nameof(MaximoPaths.Delete), static paths => paths.Delete, ["DELETE", "POST"]),
    ];

    private readonly Dictionary<string, Entry> _entries;

    public MaximoRouteTable(MaximoPaths paths) =>
        _entries = _operations.ToDictionary(
            static operation => operation.Route,
            operation =>
            {
                (string method, string path) = Split(operation.Path(paths), operation.Methods[0]);
                return new Entry(OptionOf(operation.Option), new HttpMethod(method), path)
                {
                    IsDefault = operation.Route == $"{method} {path}",
                };
            }
        );

    /// <summary>Where an operation of the specification is; null when no option moves it.</summary>
    public Entry? Find(string route) => _entries.TryGetValue(route, out Entry? entry) ? entry : null;

    /// <summary>The errors in the options, each of which names its option.</summary>
    public static IEnumerable<string> Check(MaximoPaths paths)
    {
        List<(string Option, string Route)> seen = [];
        foreach ((string route, string option, Func<MaximoPaths, string> pathOf, string[] methods) in _operations)
        {
            (string method, string path) = Split(pathOf(paths) ?? "", methods[0]);
            bool hasId = route.Contains("{id}");
            if (!methods.Contains(method) || !IsPath(path, hasId))
            {
                yield return $"{OptionOf(option)} must be a plain path such as "
                    + $"{route.Substring(route.IndexOf(' ') + 1)}, "
                    + $"{(hasId ? "with {id} as one of its segments" : "without {id}")}, "
                    + $"alone or behind one of the methods {string.Join(", ", methods)}.";
            }
            else if (seen.FirstOrDefault(other => other.Route == $"{method} {path}") is { Option: { } other })
            {
                yield return $"{OptionOf(option)} and {OptionOf(other)} are the same route. Set each to a different "
                    + "route.";
            }

            seen.Add((option, $"{method} {path}"));
        }
    }

    private static string OptionOf(string name) =>
        $"{nameof(MaximoOptions.Protocol)}:{nameof(MaximoProtocol.Paths)}:{name}";

    private static (string Method, string Path) Split(string text, string defaultMethod) =>
        text.IndexOf(' ') is var blank and > 0
            ? (text.Substring(0, blank), text.Substring(blank + 1))
            : (defaultMethod, text);

    private static bool IsPath(string path, bool hasId)
    {
        string[] segments = path.Split('/');
        return segments.Count(static segment => segment == "{id}") == (hasId ? 1 : 0)
            && segments.All(static segment =>
                segment == "{id}" || (segment is not ("" or "." or "..") && segment.All(IsPlain))
            );
    }

    private static bool IsPlain(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '~' or '@';

    /// <summary>Where an operation is at this server.</summary>
    internal sealed record Entry(string Option, HttpMethod Method, string Path)
    {
        /// <summary>Whether it is where the specification has it.</summary>
        public bool IsDefault { get; init; }
    }
}
