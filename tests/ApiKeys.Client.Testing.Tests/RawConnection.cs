using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApiKeys.Client.Testing.Tests;

/// <summary>Sends a request byte by byte as it is written, and reads the whole response.</summary>
internal static class RawConnection
{
    public static async Task<string> ExchangeAsync(ApiKeyEmulator emulator, params string[] lines)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, emulator.Address.Port, TestContext.Current.CancellationToken);
        await using NetworkStream stream = new(socket);
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(string.Join("\r\n", lines)),
            TestContext.Current.CancellationToken
        );
        return await ReadToEndAsync(stream);
    }

    private static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        using MemoryStream received = new();
        try
        {
            await stream.CopyToAsync(received, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // A reset ends a stream too.
        }

        return Encoding.UTF8.GetString(received.ToArray());
    }
}
