using System.Net;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// The content of a changing request, which notes the moment at which it is written to a connection. Until then the
/// request certainly was not sent: no address, no connection, no TLS. A create is not written a second time.
/// </summary>
internal sealed class SendTrackingContent : HttpContent
{
    private readonly HttpContent? _inner;
    private readonly Delivery _delivery;

    public SendTrackingContent(HttpContent? inner, Delivery delivery)
    {
        _inner = inner;
        _delivery = delivery;
        if (inner is not null)
        {
            HeaderCopy.Add(inner.Headers, Headers);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        ThrowIfSentBefore();
        return _inner?.CopyToAsync(stream) ?? Task.CompletedTask;
    }

#if NET
    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        ThrowIfSentBefore();
        return _inner?.CopyToAsync(stream, cancellationToken) ?? Task.CompletedTask;
    }
#endif

    protected override bool TryComputeLength(out long length)
    {
        long? known = _inner is null ? 0 : _inner.Headers.ContentLength;
        length = known ?? 0;
        return known is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ThrowIfSentBefore()
    {
        if (!_delivery.TryMarkSent())
        {
            throw _delivery.ReplayRefused();
        }
    }
}
