using System.Collections.Concurrent;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>The traffic between the SDK and Prism, including headers.</summary>
internal sealed class PassageLog
{
    private readonly ConcurrentQueue<Passage> _passages = new();

    public IReadOnlyCollection<Passage> Passages => _passages;

    public IEnumerable<string> Objections => _passages.Select(passage => passage.Objection).OfType<string>();

    /// <summary>Asserts that Prism rejected nothing and forwarded everything unchanged.</summary>
    public void AssertPassed(ApiKeyEmulator emulator, IReadOnlyList<string> expected)
    {
        Assert.Empty(Objections);
        Assert.Equal(expected, Passages.Select(passage => $"{passage.Method} {passage.Status}"));
        Assert.Equal(expected, emulator.Requests.Select(request => $"{request.Method} {request.Status}"));
    }

    /// <summary>A handler between a manager and the socket that logs the traffic.</summary>
    /// <param name="serverPath">The path of the specification's server, which requests to Prism must not have.</param>
    public HttpMessageHandler CreateHandler(string serverPath = "") => new PassageHandler(_passages, serverPath);

    private sealed class PassageHandler(ConcurrentQueue<Passage> passages, string serverPath)
        : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Uri address = request.RequestUri!;
            request.RequestUri =
                serverPath.Length == 0
                    ? address
                    : new Uri(address.AbsoluteUri.Replace(serverPath, "", StringComparison.Ordinal));
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            request.RequestUri = address;
            passages.Enqueue(
                new(request.Method.Method, (int)response.StatusCode, await ObjectionAsync(response, cancellationToken))
            );
            return response;
        }

        /// <summary>
        /// What Prism rejects: it reports that in a header or, when it responds in place of the service, in a body that
        /// no service sends.
        /// </summary>
        private static async Task<string?> ObjectionAsync(
            HttpResponseMessage response,
            CancellationToken cancellationToken
        )
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
