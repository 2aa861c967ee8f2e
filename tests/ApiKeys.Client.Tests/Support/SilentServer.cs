using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// A server on a raw socket. It responds to the given number of first requests, so that a connection is in use. Then it
/// reads each request completely and closes the connection without a response. It counts the requests.
/// </summary>
internal sealed class SilentServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _arrived = [];
    private readonly Task _serving;
    private int _responses;
    private int _connections;

    public SilentServer(int responses)
    {
        _responses = responses;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>How many connections were opened.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The methods of the requests that arrived completely, in order.</summary>
    public IReadOnlyList<string> Arrived
    {
        get
        {
            lock (_arrived)
            {
                return [.. _arrived];
            }
        }
    }

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
                while (await ReadRequestAsync(connection.GetStream()) is { } method)
                {
                    lock (_arrived)
                    {
                        _arrived.Add(method);
                    }

                    if (Interlocked.Decrement(ref _responses) < 0)
                    {
                        return;
                    }

                    await connection
                        .GetStream()
                        .WriteAsync(
                            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]"u8.ToArray(),
                            _stop.Token
                        );
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    /// <summary>
    /// Reads a request with its body; returns null when the connection ends before the request is complete.
    /// </summary>
    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        StringBuilder text = new();
        byte[] buffer = new byte[4096];
        int end;
        while ((end = EndOf(text.ToString())) < 0 || text.Length < end)
        {
            int read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString().Split(' ')[0];
    }

    /// <summary>
    /// The end of a request: its head and the announced length of its body; negative while the head is incomplete.
    /// </summary>
    private static int EndOf(string text)
    {
        int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string? length = text.Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return head < 0
            ? -1
            : head
                + 4
                + (
                    length is null
                        ? 0
                        : int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)
                );
    }
}
