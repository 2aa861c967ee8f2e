using Microsoft.AspNetCore.HostFiltering;

namespace ApiKeys.Client.Samples.Portal.Hosting;

/// <summary>
/// The names that the page may be called by. A site whose name is pointed to this machine after it was loaded (DNS
/// rebinding) would else be taken by the browser for the page itself.
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
                "AllowedHosts allows every name. Give the names that the portal is called by, such as keys.example.com."
            );
        }

        builder.Services.PostConfigure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = names.Length > 0 ? names : _loopback;
            options.AllowEmptyHosts = false;
        });
    }
}
