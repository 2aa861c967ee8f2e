using System.Text.Json;

namespace ApiKeys.Client.Http;

/// <summary>Sends the requests of one operation and reads their answers. The generated clients stand on it.</summary>
internal sealed class WireTransport(HttpClient client, Operation operation, TimeProvider timeProvider)
{
    /// <summary>Sends a request and reads the body of its answer, whatever the success status is.</summary>
    /// <exception cref="WireStatusException">The status is not one of success.</exception>
    /// <exception cref="WireFormatException">The body cannot be read.</exception>
    public async Task<T> SendAsync<T>(WireRequest request, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendCoreAsync(request, cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> body = await ReadBodyAsync(response).ConfigureAwait(false);
        return WireJson.Read(body.Span, json.TypeInfoOf<T>(), response.Content?.Headers.ContentType?.MediaType);
    }

    /// <summary>Sends a request whose answer has no body of interest.</summary>
    /// <exception cref="WireStatusException">The status is not one of success.</exception>
    public async Task SendAsync(WireRequest request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendCoreAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendCoreAsync(WireRequest request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = request.ToMessage(operation.Account.Address);
        operation.AttachTo(message);
        HttpResponseMessage response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            ReadOnlyMemory<byte> body = await ReadBodyAsync(response).ConfigureAwait(false);
            throw new WireStatusException(
                (int)response.StatusCode, operation.Account.Errors.Read(response, body.Span), RetryAfter.Of(response, timeProvider));
        }
    }

    /// <summary>The bytes that the pipeline buffered; an application's handler may have put content of its own in their place.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response) => response.Content switch
    {
        BufferedContent buffered => buffered.Bytes,
        null => default,
        HttpContent other => await other.ReadAsByteArrayAsync().ConfigureAwait(false),
    };
}
