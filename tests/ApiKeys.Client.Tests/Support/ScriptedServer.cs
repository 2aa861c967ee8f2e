using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// A server on a raw socket that reads each request, responds on each connection with the same bytes, and closes it.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _response;
    private readonly Task _serving;

    public ScriptedServer(string response)
        : this(Encoding.ASCII.GetBytes(response)) { }

    public ScriptedServer(byte[] response)
    {
        _response = response;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                NetworkStream stream = connection.GetStream();
                string arrived = "";
                while (!IsWhole(arrived))
                {
                    int read = await stream.ReadAsync(buffer, _stop.Token);
                    if (read == 0)
                    {
                        break;
                    }

                    arrived += Encoding.ASCII.GetString(buffer, 0, read);
                }

                await stream.WriteAsync(_response, _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The test is over, or the client went away.
        }
    }

    /// <summary>
    /// Whether the head has arrived and, unless the request has no body, at least the first byte of its body.
    /// </summary>
    private static bool IsWhole(string request) =>
        request.Contains("\r\n\r\n", StringComparison.Ordinal)
        && (
            request.StartsWith("GET ", StringComparison.Ordinal)
            || !request.EndsWith("\r\n\r\n", StringComparison.Ordinal)
        );
}
