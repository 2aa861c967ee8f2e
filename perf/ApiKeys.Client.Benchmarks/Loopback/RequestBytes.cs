using System.Buffers.Text;

namespace ApiKeys.Client.Benchmarks.Loopback;

/// <summary>Checks whether a request has arrived completely. Clients here send one at a time on a connection.</summary>
internal static class RequestBytes
{
    public static bool IsWhole(ReadOnlySpan<byte> received)
    {
        int head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        int length = received[..head].IndexOf("\r\nContent-Length: "u8);
        return length >= 0
            ? received.Length >= head + 4 + Number(received[(length + 18)..])
            : !received[..head].EndsWith("chunked"u8) && received[..head].IndexOf("chunked\r\n"u8) < 0
                || received.EndsWith("0\r\n\r\n"u8);
    }

    private static int Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int number, out _) ? number : 0;
}
