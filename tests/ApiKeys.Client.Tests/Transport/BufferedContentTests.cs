using System.Text;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Transport;

/// <summary>
/// A response's body in memory that is used again: nothing of it stays there, and it reads like the one that came.
/// </summary>
public sealed class BufferedContentTests
{
    private static readonly byte[] _value = Encoding.ASCII.GetBytes("a-value-that-is-told-once");

    [Fact]
    public async Task What_was_read_is_wiped_when_it_is_disposed_of()
    {
        Body body = new(_value);
        BufferedContent content = await ReadAsync(body);
        Assert.Equal(_value, content.Bytes.ToArray());

        content.Dispose();

        Assert.Throws<ObjectDisposedException>(() => content.Bytes);
        Assert.All(body.Buffers, buffer => Assert.DoesNotContain(buffer, letter => letter != 0));
    }

    [Fact]
    public async Task What_was_read_is_wiped_when_the_rest_does_not_come()
    {
        Body body = new(_value) { End = new IOException("broken off") };

        await Assert.ThrowsAsync<IOException>(() => ReadAsync(body));

        Assert.All(body.Buffers, buffer => Assert.DoesNotContain(buffer, letter => letter != 0));
    }

    [Fact]
    public async Task What_was_read_is_wiped_when_it_is_too_much()
    {
        Body body = new(_value);

        await Assert.ThrowsAsync<ResponseTooLargeException>(() => ReadAsync(body, maxBytes: _value.Length - 1));

        Assert.All(body.Buffers, buffer => Assert.DoesNotContain(buffer, letter => letter != 0));
    }

    [Fact]
    public async Task What_was_read_is_wiped_where_it_moves_to_a_larger_place()
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
    public async Task It_has_the_headers_and_the_length_of_what_came()
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

    /// <summary>A body of unknown length, which notes where it is read to.</summary>
    private sealed class Body(byte[] bytes) : HttpContent
    {
        /// <summary>Where it was read to, in the order in which that was first used.</summary>
        public List<byte[]> Buffers { get; } = [];

        /// <summary>What comes in the place of an end.</summary>
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
