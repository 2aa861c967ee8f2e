namespace ApiKeys.Cli.Doctor;

/// <summary>
/// Keeps the exchanges of one diagnosis in memory. It is outside the handlers of the SDK: it sees neither the credential
/// nor the exchanges that authenticate.
/// </summary>
internal sealed class ExchangeRecorder
{
    private readonly List<Exchange> _exchanges = [];

    public IReadOnlyList<Exchange> Exchanges => _exchanges;

    /// <summary>The last segments of the paths at which accounts authenticate; what is seen there has no body.</summary>
    private static readonly string[] _authentication = ["/v1/authenticate", "/logininitial", "/api/v3/token"];

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
                    MediaType = response.Content.Headers.ContentType?.MediaType,
                    ResponseBody = await response.Content.ReadAsStringAsync(cancellationToken),
                }
            );
            return response;
        }
    }
}
