using ApiKeys.Client.Fuzzing.Calls;

namespace ApiKeys.Client.Fuzzing.Recording;

/// <summary>Records the responses of a server.</summary>
internal sealed class RecordingHandler()
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private static readonly string[] _headers =
    [
        "Retry-After",
        "Location",
        "Content-Type",
        "X-Request-Id",
        "WWW-Authenticate",
    ];

    private readonly List<ScriptedResponse> _responses = [];

    public IReadOnlyList<ScriptedResponse> Responses => _responses;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        IEnumerable<(string, string)> headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(static header => _headers.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(static header => (header.Key, header.Value.First()));
        _responses.Add(
            new($"{request.Method} {request.RequestUri!.AbsolutePath}", (int)response.StatusCode, [.. headers], body)
        );
        return response;
    }
}
