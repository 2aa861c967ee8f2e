using System.Text;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Protocol;

/// <summary>
/// A response body in memory that is reused. Its buffers are cleared, and it reads like the original.
/// </summary>
public sealed class BufferedContentTests
{
    private static readonly byte[] _value = Encoding.ASCII.GetBytes("a-value-that-is-sent-once");

    [Fact]
    public async Task Buffers_are_cleared_on_dispose()
    {
        Body body = new(_value);
        BufferedContent content = await ReadAsync(body);
        Assert.Equal(_value, content.Bytes.ToArray());

        content.Dispose();

        Assert.Throws<ObjectDisposedException>(() => content.Bytes);
        Assert.All(body.Buffers, buffer => Assert.DoesNotContain(buffer, letter => letter != 0));
    }

    [Fact]
    public async Task Buffers_are_cleared_when_the_body_breaks_off()
    {
        Body body = new(_value) { End = new IOException("broken off") };

        await Assert.ThrowsAsync<IOException>(() => ReadAsync(body));

        Assert.All(body.Buffers, buffer => Assert.DoesNotContain(buffer, letter => letter != 0));
    }

    [Fact]
    public async Task Buffers_are_cleared_when_the_body_exceeds_the_limit()
    {
        Body body = new(_value);

        await Assert.ThrowsAsync<ResponseTooLargeException>(() => ReadAsync(body, maxBytes: _value.Length - 1));

        Assert.All(body.Buffers, buffer => Assert.DoesNotContain(buffer, letter => letter != 0));
    }

    [Fact]
    public async Task Buffers_are_cleared_when_the_content_moves_to_a_larger_one()
    {
        byte[] large = new byte[20_000];
        Array.Fill(large, (byte)'x');
        Body body = new(large);

        using BufferedContent content = await ReadAsync(body);

        Assert.Equal(large, content.Bytes.ToArray());
        Assert.True(body.Buffers.Count > 1);
        Assert.All(body.Buffers.SkipLast(1), buffer => Assert.DoesNotContain(buffer, letter => letter != 0));
    }

    [Fact]
    public async Task Buffered_content_keeps_headers_and_length()
    {
        using Body body = new(_value);
        body.Headers.TryAddWithoutValidation("X-One", "alone");
        body.Headers.TryAddWithoutValidation("X-Two", ["first", "second"]);

        using BufferedContent content = await ReadAsync(body);

        Assert.Equal(["alone"], content.Headers.GetValues("X-One"));
        Assert.Equal(["first", "second"], content.Headers.GetValues("X-Two"));
        Assert.Equal(_value.Length, content.Headers.ContentLength);
        Assert.Equal(_value, await content.ReadAsByteArrayAsync(The.Token));
    }

    private static Task<BufferedContent> ReadAsync(Body body, long maxBytes = 1_000_000) =>
        BodyReader.ReadAsync(body, maxBytes, The.Token).AsTask();

    /// <summary>A body of unknown length, which notes the buffers it is read into.</summary>
    private sealed class Body(byte[] bytes) : HttpContent
    {
        /// <summary>The buffers it was read into, in the order of first use.</summary>
        public List<byte[]> Buffers { get; } = [];

        /// <summary>The exception at the end; null for a normal end.</summary>
        public Exception? End { get; init; }

        protected override Task<Stream> CreateContentReadStreamAsync() =>
            Task.FromResult<Stream>(new Source(this, bytes));

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class Source(Body body, byte[] bytes) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            if (!body.Buffers.Contains(buffer))
            {
                body.Buffers.Add(buffer);
            }

            return Position == Length && body.End is { } end
                ? Task.FromException<int>(end)
                : base.ReadAsync(buffer, offset, count, cancellationToken);
        }
    }
}
