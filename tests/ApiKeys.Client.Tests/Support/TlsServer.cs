using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// A server with a certificate of the test's choice. It responds to one request on each connection with an empty list,
/// and stores the requests.
/// </summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _arrived = [];
    private readonly SslStreamCertificateContext _certificate;
    private readonly Task _serving;
    private int _connections;

    public TlsServer(X509Certificate2 certificate, params X509Certificate2[] intermediates)
    {
        _certificate = SslStreamCertificateContext.Create(certificate, [.. intermediates], offline: true);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The first line of each request, in order.</summary>
    public IReadOnlyCollection<string> Arrived => _arrived;

    /// <summary>The number of connections that were opened, complete or not.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        Interlocked.Increment(ref _connections);
        using (connection)
        {
            try
            {
                await using SslStream tls = new(connection.GetStream());
                await tls.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificateContext = _certificate },
                    _stop.Token
                );
                using StreamReader reader = new(tls, Encoding.ASCII);
                if (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
                {
                    _arrived.Enqueue(line);
                    await RespondAsync(tls, reader);
                }
            }
            catch (Exception exception)
                when (exception
                        is IOException
                            or System.Security.Authentication.AuthenticationException
                            or OperationCanceledException
                )
            {
                // The client refused the certificate, or the test is over.
            }
        }
    }

    private async Task RespondAsync(SslStream tls, StreamReader reader)
    {
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
        {
            // The requests of these tests have no body.
        }

        await tls.WriteAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]"u8.ToArray(),
            _stop.Token
        );
        await tls.ShutdownAsync();
    }
}
