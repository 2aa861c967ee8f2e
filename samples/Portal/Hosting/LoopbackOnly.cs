using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Samples.Portal.Hosting;

/// <summary>
/// Refuses to listen where other machines could reach the page, unless users must authenticate. It checks every
/// endpoint, wherever it is configured: on the command line, in an environment variable or in a file.
/// </summary>
internal sealed class LoopbackOnly(IServiceProvider services) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        if (!UserAuthentication.IsConfigured(services))
        {
            options.ConfigureEndpointDefaults(Check);
        }
    }

    private static void Check(ListenOptions listen)
    {
        if (listen.IPEndPoint is not { } endpoint || !IPAddress.IsLoopback(endpoint.Address))
        {
            throw new InvalidOperationException(
                $"The portal is configured to listen at {listen}, where others can reach it, and everybody who reaches "
                    + "it can manage keys. "
                    + "Use a loopback address, such as http://localhost:5000, or register an authentication scheme "
                    + "in Program.cs: docs/guides/portal.md says how."
            );
        }
    }
}
