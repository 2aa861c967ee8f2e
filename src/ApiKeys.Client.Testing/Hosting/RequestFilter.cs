using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Hosting;

/// <summary>
/// Rejects requests of web pages from elsewhere. A browser can reach the loopback too: under a name that resolves to it
/// (DNS rebinding), or across origins.
/// </summary>
internal sealed class RequestFilter(AllowedHosts hosts)
{
    private const string Remedy =
        "To call it by another name, allow that name: with --allow-host, or with ApiKeyEmulatorOptions.AllowedHosts.";

    /// <summary>The response to a rejected request; <see langword="null"/> for an accepted one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="port">The port that it arrived at.</param>
    public EmulatedResponse? Refuse(RecordedRequest request, int port)
    {
        string host = request.Headers.GetValueOrDefault("Host", "");
        return !hosts.Allows(host, port) || HasUserInformation(request.RawTarget)
                ? EmulatedResponse.Problem(
                    421,
                    $"The emulator responds only to its own host names, such as 127.0.0.1:{port}. {Remedy}"
                )
            : request.Headers.TryGetValue("Origin", out string? origin) && !hosts.AllowsOrigin(origin, host, port)
                ? EmulatedResponse.Problem(403, $"The emulator responds to no web page of another origin. {Remedy}")
            : request.Headers.TryGetValue("Sec-Fetch-Site", out string? site) && site is not ("same-origin" or "none")
                ? EmulatedResponse.Problem(
                    403,
                    "The emulator responds to no web page of another site. Open its address by itself."
                )
            : null;
    }

    private static bool HasUserInformation(string rawTarget) =>
        RequestPath.OriginOf(rawTarget).Contains('@', StringComparison.Ordinal);
}
