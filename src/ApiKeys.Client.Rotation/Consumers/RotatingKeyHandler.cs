using System.Net;

namespace ApiKeys.Client.Rotation.Consumers;

/// <summary>
/// Puts the current key on each request. After a 401 it asks the store once: if there is another value, a request whose
/// content can be sent again is
/// sent again; for any other the next request uses the new value.
/// </summary>
internal sealed class RotatingKeyHandler(KeyCache cache, Action<HttpRequestMessage, RotatedKey> apply)
    : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        RotatedKey key = cache.Newest ?? await cache.ReadAsync(cancellationToken).ConfigureAwait(false);
        apply(request, key);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            cache.Accepted(key);
            return response;
        }

        RotatedKey? other = await cache.ReplacementForAsync(key, cancellationToken).ConfigureAwait(false);
        if (other is null || !IsReplayable(request.Content))
        {
            return response;
        }

        response.Dispose();
        apply(request, other);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is in memory can be sent twice; a stream may be at its end.</summary>
    private static bool IsReplayable(HttpContent? content) => content is null or ByteArrayContent;
}
