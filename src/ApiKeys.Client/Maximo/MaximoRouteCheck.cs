using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Checks which of the inferred routes a server has. Each is requested with its own method, because a path may exist
/// for another method only; without a credential, so that nothing can be changed; and for a key that cannot exist, in
/// case a server needs no credential. A server refuses the request (401) where there is a route, and responds that
/// there is no such address (404, AIUCO1022E) where there is none. The creation, which is documented, is not tried: it
/// alone names no key.
/// </summary>
internal sealed class MaximoRouteCheck(MaximoAccount account, MaximoOptions options)
{
    private static readonly string[] _routes =
    [
        MaximoRouteTable.ListRoute,
        MaximoRouteTable.FindRoute,
        MaximoRouteTable.UpdateRoute,
        MaximoRouteTable.RefreshRoute,
        MaximoRouteTable.DeleteRoute,
    ];

    private readonly MaximoRouteTable _table = new(options.Protocol.Paths);
    private readonly string _noKey = $"no-such-key-{Guid.NewGuid():N}";

    public async Task<IReadOnlyList<MaximoRoute>> RunAsync(CancellationToken cancellationToken)
    {
        List<MaximoRoute> found = [];
        foreach (string route in _routes)
        {
            MaximoRouteTable.Entry entry = _table.Find(route)!;
            bool? exists = await account
                .RunAsync(
                    account.BeginUnsigned($"asking for the route of {entry.Option}", options),
                    (WireTransport transport, CancellationToken token) =>
                        ExistsAsync(transport, RequestOf(route), token),
                    cancellationToken
                )
                .ConfigureAwait(false);
            found.Add(new MaximoRoute(entry.Option, entry.Method.Method, entry.Path) { Exists = exists });
        }

        return found;
    }

    /// <summary>The operation as specified; the account's dialect maps it to the server's route.</summary>
    private WireRequest RequestOf(string route)
    {
        string[] parts = route.Split(' ');
        WireRequest request = new(new HttpMethod(parts[0]), parts[1]);
        return parts[1].Contains("{id}") ? request.WithPath("id", _noKey) : request;
    }

    private static async Task<bool?> ExistsAsync(
        WireTransport transport,
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return null; // A server that accepts unauthenticated requests, or a login page.
        }
        catch (Exception unclear) when (unclear is WireAcceptedException or WireFormatException)
        {
            return null;
        }
        catch (WireStatusException refusal)
        {
            return refusal switch
            {
                { StatusCode: 401 } => true,
                { StatusCode: 404, Error.IsUnknownRoute: true } or { StatusCode: 405 } => false,
                _ => null,
            };
        }
    }
}
