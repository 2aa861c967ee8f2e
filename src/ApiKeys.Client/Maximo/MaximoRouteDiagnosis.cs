using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Finds the routes of a server without a credential and for a key that cannot exist, so that nothing can be done: a
/// route that exists refuses the request, and another is unknown.
/// </summary>
internal sealed class MaximoRouteDiagnosis(DiagnosisProbe probe, MaximoOptions options)
{
    private const int Unauthorized = 401;
    private const int NotFound = 404;
    private const int MethodNotAllowed = 405;

    private readonly MaximoRouteTable _table = new(options.Protocol.Paths);
    private readonly string _noKey = $"no-such-key-{Guid.NewGuid():N}";
    private readonly List<string> _found = [];
    private bool _isAnyThere;

    /// <summary>Where an operation is: at the configured place, or at another one that siblings have.</summary>
    public async Task<Observation> CheckAsync(string operation)
    {
        MaximoRouteTable.Entry entry = _table.Find(operation)!;
        string configured = $"{entry.Method} {entry.Path}";
        bool? exists = await ExistsAsync(configured).ConfigureAwait(false);
        return exists switch
        {
            true => entry.IsDefault
                ? Observation.AsAssumed($"{configured} exists.")
                : Observation.AsConfigured($"{configured} exists."),
            null => Observation.Unknown($"The response to {configured} without a credential does not show it."),
            false => await ElsewhereAsync(operation, entry, configured).ConfigureAwait(false),
        };
    }

    /// <summary>
    /// Whether the address leads to the Admin API, after the checks of its routes. From MAS 9.2 on an instance may have
    /// one host, with the Admin API below a path.
    /// </summary>
    public async Task<Observation> AddressAsync() =>
        _isAnyThere ? Observation.AsAssumed("The address has routes of the Admin API.")
        : (await probe.AskAsync(HttpMethod.Get, "/api/v1/apikeys").ConfigureAwait(false)).Status == Unauthorized
            ? Observation.NeedsOption(
                "The address has no route of the Admin API, and below /api its host has: add /api to the address.",
                nameof(MaximoOptions.BaseAddress),
                ""
            )
        : Observation.Unknown("The address has no known route of the Admin API, and neither has /api of its host.");

    private async Task<Observation> ElsewhereAsync(string operation, MaximoRouteTable.Entry entry, string configured)
    {
        foreach (string route in MaximoCandidates.Of(operation, _found))
        {
            if (route != configured && await ExistsAsync(route).ConfigureAwait(false) == true)
            {
                _found.Add(route);
                string evidence = $"{configured} does not exist, and {route} does.";
                return entry.IsDefault
                    ? Observation.Learned(evidence, new Dictionary<string, string> { [entry.Option] = route })
                    : Observation.NeedsOption(evidence, entry.Option, route);
            }
        }

        return Observation.NeedsOption(
            $"Neither {configured} exists nor another known route: find out where it is.",
            entry.Option,
            ""
        );
    }

    private async Task<bool?> ExistsAsync(string route)
    {
        int blank = route.IndexOf(' ');
        RawResponse response = await probe
            .AskAsync(new HttpMethod(route.Substring(0, blank)), route.Substring(blank + 1).Replace("{id}", _noKey))
            .ConfigureAwait(false);
        _isAnyThere |= response.Status == Unauthorized;
        return response switch
        {
            { Status: Unauthorized } => true,
            { Status: NotFound, Error.IsUnknownRoute: true } or { Status: MethodNotAllowed } => false,
            _ => null,
        };
    }
}
