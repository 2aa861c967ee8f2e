using ApiKeys.Cli.Commands;

namespace ApiKeys.Cli.Doctor;

/// <summary>
/// Keeps the exchanges of one diagnosis in memory. It is outside the handlers of the SDK: it sees neither the credential
/// nor the exchanges that authenticate.
/// </summary>
/// <param name="service">The service.</param>
internal sealed class ExchangeRecorder(string? service)
{
    private readonly List<Exchange> _exchanges = [];
    private bool _hasAuthenticated;

    public IReadOnlyList<Exchange> Exchanges => _exchanges;

    /// <summary>The last segments of the paths at which accounts authenticate; what is seen there has no body.</summary>
    private static readonly string[] _authentication = ["/v1/authenticate", "/logininitial", "/api/v3/token"];

    /// <summary>
    /// Whether a request has no credential, which is added behind this. The checks without one come first; at Maximo they
    /// end when a token is requested.
    /// </summary>
    private bool IsAnonymous(Uri address) =>
        address.AbsolutePath == "/"
        || address.AbsolutePath.Contains("/swagger/", StringComparison.Ordinal)
        || (string.Equals(service, ServiceNames.Maximo, StringComparison.OrdinalIgnoreCase) && !_hasAuthenticated);

    public DelegatingHandler CreateHandler() => new Handler(this);

    private sealed class Handler(ExchangeRecorder recorder) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            string? sent = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (Array.Exists(_authentication, request.RequestUri!.AbsolutePath.EndsWith))
            {
                recorder._hasAuthenticated = true;
                return response;
            }

            recorder._exchanges.Add(
                new Exchange(
                    request.Method.Method,
                    request.RequestUri,
                    string.IsNullOrEmpty(sent) ? null : sent,
                    (int)response.StatusCode
                )
                {
                    IsAnonymous = recorder.IsAnonymous(request.RequestUri),
                    MediaType = response.Content.Headers.ContentType?.MediaType,
                    ResponseBody = await response.Content.ReadAsStringAsync(cancellationToken),
                }
            );
            return response;
        }
    }
}
