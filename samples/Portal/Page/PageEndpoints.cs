using Microsoft.AspNetCore.Http.HttpResults;

namespace ApiKeys.Client.Samples.Portal.Page;

/// <summary>
/// The page, and its parts that are read again: each is rendered on the server from components, and none contains the
/// value of a key.
/// </summary>
internal static class PageEndpoints
{
    public static void MapPage(this IEndpointRouteBuilder portal)
    {
        portal.MapGet("/", (string? account) => new RazorComponentResult<Shell>(new { Account = account }));
        portal.MapGet(
            "/list",
            (string? account, string? search) =>
                new RazorComponentResult<KeyList>(new { Account = account, Search = search })
        );
        portal.MapGet("/new", (string? account) => new RazorComponentResult<NewKeyFields>(new { Account = account }));
    }
}
