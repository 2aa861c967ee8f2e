using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApiKeys.Client.Tests.Support;

/// <summary>A proxy that refuses every request with the same status. It counts them.</summary>
internal sealed class ProxyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _status;
    private readonly Task _serving;

    public ProxyServer(int status)
    {
        _status = status;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The address, with user information that must not appear in any message.</summary>
    public Uri Address => new($"http://proxy-user:{Password}@127.0.0.1:{Port}/");

    public static string Password => "password-of-the-proxy";

    public int Requests { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                await RefuseAsync(connection.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The test is over, or the client went away.
        }
    }

    private async Task RefuseAsync(NetworkStream stream)
    {
        using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
        {
            // The head of the request.
        }

        Requests++;
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 {_status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            _stop.Token
        );
    }
}
