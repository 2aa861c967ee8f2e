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
        // Closing the stream ends a read that does not listen to the token, as on netstandard2.0.
        using CancellationTokenRegistration closing = cancellationToken.Register(
            static c => ((HttpContent)c!).Dispose(),
            content
        );
        long? announced = content.Headers.ContentLength;
        ThrowIfTooLarge(announced ?? 0, maxBytes);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(maxBytes, announced ?? FirstBufferBytes) + 1);
        int length = 0;
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            int read;
            while (
                (
                    read = await stream
                        .ReadAsync(buffer, length, buffer.Length - length, cancellationToken)
                        .ConfigureAwait(false)
                ) > 0
            )
            {
                length += read;
                ThrowIfTooLarge(length, maxBytes);
                buffer = length < buffer.Length ? buffer : Grow(buffer, length, maxBytes);
            }

            return new BufferedContent(buffer, length, content.Headers);
        }
        catch (Exception exception)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw exception is ResponseTooLargeException ? exception : ConnectionFailure.Cleaned(exception);
        }
    }

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
