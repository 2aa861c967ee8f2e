using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// A response's body in one pooled buffer, which is wiped when it goes back: the body may hold the value of a key.
/// </summary>
internal sealed class BufferedContent : HttpContent
{
    private readonly int _length;
    private byte[]? _buffer;

    public BufferedContent(byte[] buffer, int length, HttpContentHeaders headers)
    {
        _buffer = buffer;
        _length = length;
        HeaderCopy.Add(headers, Headers);
    }

    /// <summary>The error that the body describes; null where the response is a success, or was not looked at.</summary>
    public ServiceError? Error { get; set; }

    public ReadOnlyMemory<byte> Bytes =>
        new(_buffer ?? throw new ObjectDisposedException(nameof(BufferedContent)), 0, _length);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        stream.WriteAsync(_buffer ?? throw new ObjectDisposedException(nameof(BufferedContent)), 0, _length);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        base.Dispose(disposing);
    }
}
