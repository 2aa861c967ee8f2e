using System.Text.Json;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// The protocol of an account's server: its operations are where the options say. An operation whose option is at its
/// default is looked for at other routes, too, when the server does not know the first.
/// </summary>
/// <param name="paths">The options.</param>
/// <param name="learned">What the account has learned; null when each request goes to the first route alone.</param>
internal sealed class MaximoDialect(MaximoPaths paths, LearnedForms? learned) : WireDialect
{
    private const int MethodNotAllowed = 405;

    private readonly MaximoRouteTable _routes = new(paths);

    public override string ValueMember => "token";

    public override string? KeyIdOf(JsonElement response) =>
        response.TryGetProperty("id", out JsonElement id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } text
            ? text
            : null;

    public override WireForm FormOf(WireRequest request) =>
        request.Route == MaximoRouteTable.PatchRoute
            ? FormOf(MaximoRouteTable.UpdateRoute)!.Value with
            {
                Method = WireMethod.Patch,
            }
            : FormOf(request.Route) ?? base.FormOf(request);

    public override bool IsAboutForm(WireRequest request, WireStatusException rejection) =>
        learned is not null
        && _routes.Find(request.Route) is { IsDefault: true }
        && (rejection.Error.IsUnknownRoute || rejection.StatusCode == MethodNotAllowed);

    public override WireForm? NextForm(
        WireRequest request,
        WireStatusException rejection,
        IReadOnlyList<WireForm> rejected
    ) =>
        MaximoCandidates
            .Of(request.Route, learned!.All.Values.Where(static value => value.Contains(' ')))
            .Select(static route => (WireForm?)Parse(route))
            .FirstOrDefault(candidate => !rejected.Contains(candidate!.Value));

    public override void Learn(WireRequest request, WireForm accepted) =>
        learned!.Learn(_routes.Find(request.Route)!.Option, $"{accepted.Method} {accepted.Path}");

    public override string? OptionOf(string route) => _routes.Find(route)?.Option;

    private WireForm? FormOf(string route) =>
        _routes.Find(route) is not { } entry ? null
        : entry.IsDefault && learned?[entry.Option] is { } known ? Parse(known)
        : new WireForm(entry.Method, entry.Path);

    private static WireForm Parse(string route)
    {
        int blank = route.IndexOf(' ');
        return new WireForm(new HttpMethod(route.Substring(0, blank)), route.Substring(blank + 1));
    }
}
