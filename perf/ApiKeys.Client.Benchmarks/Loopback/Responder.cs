using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Loopback;

/// <summary>
/// The service in a separate process, as minimal as possible, so that its cost does not level the contestants: it reads
/// a request from the connection and writes prepared bytes. The first segment of the path selects them.
/// </summary>
internal static class Responder
{
    /// <summary>
    /// Listens until standard input ends, which happens when the process that started it ends. It writes the port to
    /// standard output.
    /// </summary>
    public static async Task RunAsync(DateOnly expiry)
    {
        PreparedResponse[] responses =
        [
            .. Enum.GetValues<Workload>()
                .Select(workload => new PreparedResponse(workload, CannedResponse.To(workload, expiry))),
        ];
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(4096);
        await Console.Out.WriteLineAsync(
            ((IPEndPoint)listener.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture)
        );
        await Task.WhenAny(AcceptAsync(listener, responses), Console.In.ReadToEndAsync());
    }

    private static async Task AcceptAsync(Socket listener, PreparedResponse[] responses)
    {
        while (true)
        {
            _ = ServeAsync(await listener.AcceptAsync(), responses);
        }
    }

    private static async Task ServeAsync(Socket socket, PreparedResponse[] responses)
    {
        socket.NoDelay = true;
        byte[] buffer = new byte[8 * 1024];
        int length = 0;
        try
        {
            await using NetworkStream connection = new(socket, ownsSocket: true);
            while (await connection.ReadAsync(buffer.AsMemory(length)) is > 0 and var read)
            {
                length += read;
                if (RequestBytes.IsWhole(buffer.AsSpan(0, length)))
                {
                    await connection.WriteAsync(ResponseTo(buffer.AsSpan(0, length), responses));
                    length = 0;
                }
            }
        }
        catch (IOException)
        {
            // The client has disconnected.
        }
    }

    private static ReadOnlyMemory<byte> ResponseTo(ReadOnlySpan<byte> request, PreparedResponse[] responses)
    {
        ReadOnlySpan<byte> path = request[(request.IndexOf((byte)'/') + 1)..];
        foreach (PreparedResponse response in responses)
        {
            if (path.StartsWith(response.Segment))
            {
                return response.Bytes;
            }
        }

        throw new IOException("There is no such workload.");
    }

    private sealed class PreparedResponse(Workload workload, CannedResponse canned)
    {
        public byte[] Segment { get; } = Encoding.ASCII.GetBytes(workload + "/");

        public byte[] Bytes { get; } = [.. Encoding.ASCII.GetBytes(Head(canned)), .. canned.Bytes];

        private static string Head(CannedResponse canned) =>
            canned.Status == 204
                ? "HTTP/1.1 204 No Content\r\n\r\n"
                : $"HTTP/1.1 {canned.Status} {(HttpStatusCode)canned.Status}\r\nContent-Type: "
                    + $"application/json\r\nContent-Length: {canned.Bytes.Length}\r\n\r\n";
    }
}
