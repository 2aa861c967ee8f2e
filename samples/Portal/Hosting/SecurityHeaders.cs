using Microsoft.Net.Http.Headers;

namespace ApiKeys.Client.Samples.Portal.Hosting;

/// <summary>
/// The security headers of every response: nothing from elsewhere, nothing inline, nothing kept, never in a frame.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri "
        + "'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder portal) =>
        portal.Use(
            (context, next) =>
            {
                IHeaderDictionary headers = context.Response.Headers;
                headers[HeaderNames.ContentSecurityPolicy] = Policy;
                headers[HeaderNames.XContentTypeOptions] = "nosniff";
                headers[HeaderNames.XFrameOptions] = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                context.Response.OnStarting(() =>
                {
                    headers[HeaderNames.CacheControl] = "no-store";
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}
