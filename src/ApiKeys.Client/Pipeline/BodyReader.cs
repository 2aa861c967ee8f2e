using System.Buffers;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Pipeline;

/// <summary>Reads a body to its last byte, up to a limit, into one pooled buffer.</summary>
internal static class BodyReader
{
    private const int FirstBufferBytes = 4096;

    /// <exception cref="ResponseTooLargeException">The body is larger than the limit.</exception>
    /// <exception cref="IOException">The body broke off.</exception>
    public static async ValueTask<BufferedContent> ReadAsync(
        HttpContent content,
        long maxBytes,
        CancellationToken cancellationToken
    )
    {
        CancellationTokenRegistration closing = default;
        long? announced = content.Headers.ContentLength;
        ThrowIfTooLarge(announced ?? 0, maxBytes);

        // A body without a byte is read, too: otherwise HttpWebRequest would keep its connection.
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(maxBytes, announced ?? FirstBufferBytes) + 1);
        int length = 0;
        try
        {
#if NET
            Task<Stream> opening = content.ReadAsStreamAsync(cancellationToken);
            closing = opening.IsCompleted ? default : CloseOn(content, cancellationToken);
            Stream stream = await opening.ConfigureAwait(false);
#else
            closing = CloseOn(content, cancellationToken);
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
            while (true)
            {
                Task<int> reading = stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken);
                closing = reading.IsCompleted || closing != default ? closing : CloseOn(content, cancellationToken);
                int read = await reading.ConfigureAwait(false);
                if (read == 0)
                {
                    return new BufferedContent(buffer, length, content.Headers);
                }

                length += read;
                ThrowIfTooLarge(length, maxBytes);
                buffer = length < buffer.Length ? buffer : Grow(buffer, length, maxBytes);
            }
        }
        catch (Exception exception)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw exception is ResponseTooLargeException ? exception : ConnectionFailure.Cleaned(exception);
        }
        finally
        {
#pragma warning disable CA1849 // Not every target has the other; closing a stream takes no time.
            closing.Dispose();
#pragma warning restore CA1849
        }
    }

    /// <summary>Closing the stream ends a read that does not listen to the token, as on netstandard2.0.</summary>
    private static CancellationTokenRegistration CloseOn(HttpContent content, CancellationToken cancellationToken) =>
        cancellationToken.Register(static opened => ((HttpContent)opened!).Dispose(), content);

    private static byte[] Grow(byte[] buffer, int length, long maxBytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, maxBytes + 1));
        Buffer.BlockCopy(buffer, 0, larger, 0, length);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }

    private static void ThrowIfTooLarge(long length, long maxBytes)
    {
        if (length > maxBytes)
        {
            throw new ResponseTooLargeException(maxBytes);
        }
    }
}
