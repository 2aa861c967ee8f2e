using System.Buffers;

namespace ApiKeys.Client.Http;

/// <summary>
/// Reads each answer to its last byte, up to the size limit, within the attempt: so the attempt's time limit covers the body,
/// and a read whose body breaks off can be repeated.
/// </summary>
internal sealed class ResponseLimitHandler : DelegatingHandler
{
    private const int FirstBufferBytes = 4096;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            response.Content = await BufferAsync(response.Content, Operation.Of(request).Account.Options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<BufferedContent> BufferAsync(HttpContent content, long maxBytes, CancellationToken cancellationToken)
    {
        // Closing the stream ends a read that does not listen to the token, as on netstandard2.0.
        using CancellationTokenRegistration closing = cancellationToken.Register(static c => ((HttpContent)c!).Dispose(), content);
        long? announced = content.Headers.ContentLength;
        ThrowIfTooLarge(announced ?? 0, maxBytes);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(maxBytes, announced ?? FirstBufferBytes) + 1);
        int length = 0;
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            int read;
            while ((read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                ThrowIfTooLarge(length, maxBytes);
                buffer = length < buffer.Length ? buffer : Grow(buffer, length);
            }

            return new BufferedContent(buffer, length, content.Headers);
        }
        catch (Exception exception)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw exception is ResponseTooLargeException ? exception : new IOException("The answer broke off.", exception);
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
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
