using System.Collections.Concurrent;

namespace ApiKeys.Client.Tests.Conformance;

/// <summary>What passed between the SDK and Prism, headers included, which the SDK itself does not show.</summary>
internal sealed class PassageLog
{
    private readonly ConcurrentQueue<Passage> _passages = new();

    public IReadOnlyCollection<Passage> Passages => _passages;

    public IEnumerable<string> Objections => _passages.Select(passage => passage.Objection).OfType<string>();

    /// <summary>A handler that stands between a manager and the socket and notes what passes.</summary>
    public HttpMessageHandler CreateHandler() => new Witness(_passages);

    private sealed class Witness(ConcurrentQueue<Passage> passages) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            passages.Enqueue(new(request.Method.Method, (int)response.StatusCode, await ObjectionAsync(response, cancellationToken)));
            return response;
        }

        /// <summary>What Prism objects to: it says so in a header or, where it answers in place of the service, in a body that no service sends.</summary>
        private static async Task<string?> ObjectionAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        {
            if (response.Headers.TryGetValues("sl-violations", out IEnumerable<string>? violations))
            {
                return string.Join(" ", violations);
            }

            return response.Content.Headers.ContentType?.MediaType == "application/problem+json"
                ? await response.Content.ReadAsStringAsync(cancellationToken)
                : null;
        }
    }
}
