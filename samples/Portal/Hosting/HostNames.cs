using Microsoft.AspNetCore.HostFiltering;

namespace ApiKeys.Client.Samples.Portal.Hosting;

/// <summary>
/// The host names that the page accepts. Otherwise the browser would take a site whose name resolves to this machine
/// after it was loaded (DNS rebinding) for the page itself.
/// </summary>
internal static class HostNames
{
    private static readonly string[] _loopback = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] _any = ["*", "0.0.0.0", "[::]"];

    public static void Restrict(WebApplicationBuilder builder)
    {
        string[] names =
            builder
                .Configuration["AllowedHosts"]
                ?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (names.Intersect(_any).Any())
        {
            throw new InvalidOperationException(
                "AllowedHosts allows every name. List the host names of the portal, such as keys.example.com."
            );
        }

        builder.Services.PostConfigure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = names.Length > 0 ? names : _loopback;
            options.AllowEmptyHosts = false;
        });
    }
}
