using System.IO.Compression;
using System.Net;
using System.Text;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.Promises;

/// <summary>
/// An application can add a handler that decompresses responses. The limit then applies to the decompressed length.
/// </summary>
public sealed class DecompressionTests
{
    private const int Limit = 1024 * 1024;

    public static TheoryData<string> Services => new(Accounts.Services);

    [Promise(6)]
    [Theory, MemberData(nameof(Services))]
    public async Task A_response_that_exceeds_the_limit_when_decompressed_is_refused(string service)
    {
        byte[] bomb = Response(16 * Limit);
        await using ScriptedServer server = new(bomb);
        using SocketsHttpHandler handler = new() { AutomaticDecompression = DecompressionMethods.All };
        ApiKeyManager keys = Accounts.At(
            service,
            server.Address,
            handler,
            configure: options => options.MaxResponseBytes = Limit
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            keys.GetListAsync(The.Token)
        );

        Assert.True(bomb.Length < Limit);
        Assert.Contains($"larger than {Limit} bytes", error.Message, StringComparison.Ordinal);
    }

    [Promise(6)]
    [Fact]
    public async Task A_compressed_response_within_the_limit_is_read()
    {
        await using ScriptedServer server = new(Response(Limit / 2));
        using SocketsHttpHandler handler = new() { AutomaticDecompression = DecompressionMethods.All };

        Assert.Empty(
            await Accounts
                .At("Aimms", server.Address, handler, configure: options => options.MaxResponseBytes = Limit)
                .GetListAsync(The.Token)
        );
    }

    /// <summary>An empty list after blanks, compressed.</summary>
    private static byte[] Response(int length)
    {
        using MemoryStream body = new();
        using (GZipStream zip = new(body, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.ASCII.GetBytes("[]".PadLeft(length)));
        }

        string head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
            + $"{body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body.ToArray()];
    }
}
