using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>
/// Replaces the sockets, and responds at once. It reads the body of the request, once, as a socket would.
/// </summary>
internal sealed class CannedHandler(CannedResponse canned) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue _json = new("application/json");

    /// <summary>Checks each request and its body, when set; not during measurements.</summary>
    public Action<HttpRequestMessage, string>? Inspect { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using MemoryStream? kept = Inspect is null ? null : new();
        if (request.Content is { } body)
        {
            await body.CopyToAsync(kept ?? Stream.Null, cancellationToken);
        }

        Inspect?.Invoke(request, Encoding.UTF8.GetString(kept!.ToArray()));
        HttpResponseMessage response = new((HttpStatusCode)canned.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(canned.Bytes),
        };
        response.Content.Headers.ContentType = _json;
        return response;
    }
}
