using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApiKeys.Client.Testing.Hosting;

/// <summary>The web server: HTTP/1.1 on 127.0.0.1, without its own configuration, logging or signal handlers.</summary>
internal sealed class LoopbackServer(IReadOnlyList<int> ports, X509Certificate2? certificate, RequestDelegate handler)
    : IAsyncDisposable
{
    private const int LongestBody = 64 * 1024;

    // Null once it is stopped: whoever still refers to the emulator must not keep a web server in memory.
    private WebApplication? _application = Build(ports, certificate, handler);

    /// <summary>Starts to listen, and returns the address of each port, in their order.</summary>
    public async Task<IReadOnlyList<Uri>> StartAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_application is null, this);
        await _application.StartAsync(cancellationToken).ConfigureAwait(false);
        return [.. _application.Urls.Select(static url => new Uri(url + "/"))];
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is null)
        {
            return;
        }

        try
        {
            await _application.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // With a cancelled token, the host reports that it did not wait.
        }

        await _application.DisposeAsync().ConfigureAwait(false);
        _application = null;
    }

    private static WebApplication Build(
        IReadOnlyList<int> ports,
        X509Certificate2? certificate,
        RequestDelegate handler
    )
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton<IHostLifetime>(new CallerLifetime());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        // A flush then ends when the operating system has the bytes, so that an abort cannot overtake them.
        builder.WebHost.UseSockets(sockets => sockets.MaxWriteBufferSize = 1);
        builder.WebHost.ConfigureKestrel(server => Configure(server, ports, certificate));
        WebApplication application = builder.Build();
        application.Run(handler);
        return application;
    }

    private static void Configure(KestrelServerOptions server, IReadOnlyList<int> ports, X509Certificate2? certificate)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = LongestBody;
        // A client that is slow on purpose, or under a debugger, is not disconnected.
        server.Limits.MinRequestBodyDataRate = null;
        server.Limits.MinResponseDataRate = null;
        foreach (int port in ports)
        {
            server.Listen(IPAddress.Loopback, port, endpoint => Configure(endpoint, certificate));
        }
    }

    private static void Configure(ListenOptions endpoint, X509Certificate2? certificate)
    {
        endpoint.Protocols = HttpProtocols.Http1;
        if (certificate is not null)
        {
            endpoint.UseHttps(certificate);
        }
    }
}
