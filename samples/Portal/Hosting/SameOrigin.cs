using Microsoft.Net.Http.Headers;

namespace ApiKeys.Client.Samples.Portal.Hosting;

/// <summary>
/// Rejects requests of pages from elsewhere before anything else is checked. The antiforgery token rejects the same
/// requests later.
/// </summary>
internal static class SameOrigin
{
    public static void UseSameOrigin(this IApplicationBuilder portal) =>
        portal.Use(
            (context, next) =>
            {
                if (IsFromElsewhere(context.Request))
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                }

                return next(context);
            }
        );

    // Behind a proxy the scheme may differ; the authority may not.
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers.TryGetValue(HeaderNames.Origin, out var origin)
        && !(
            Uri.TryCreate(origin, UriKind.Absolute, out Uri? from)
            && new Uri($"{from.Scheme}://{request.Host}").Authority == from.Authority
        );
}
