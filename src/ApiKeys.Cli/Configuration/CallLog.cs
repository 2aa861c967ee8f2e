using System.Globalization;
using System.Net.Http.Headers;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// Writes each request of a call of the user's own to standard error, as <see cref="RequestLog"/> does for those of the
/// SDK: without the query, and without an id that contains something of the request, such as its credential.
/// </summary>
internal sealed class CallLog(TimeProvider clock) : DelegatingHandler
{
    private const string RequestId = "X-Request-Id";
    private const int LongestId = 100;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        long start = clock.GetTimestamp();
        HttpResponseMessage? response = null;
        try
        {
            return response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            string outcome =
                response is not null ? $"{(int)response.StatusCode}"
                : cancellationToken.IsCancellationRequested ? "cancelled"
                : "no response";
            string id =
                response is not null && IdOf(response, request.Headers) is { } text ? $", request id {text}" : "";
            Screen.Debug(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)}: {outcome} in "
                        + $"{clock.GetElapsedTime(start).TotalSeconds:0.000} s{id}"
                )
            );
        }
    }

    private static string? IdOf(HttpResponseMessage response, HttpRequestHeaders request) =>
        response.Headers.TryGetValues(RequestId, out IEnumerable<string>? ids)
        && string.Join(' ', ids) is { Length: > 0 and <= LongestId } id
        && !request
            .Where(static header => !header.Key.Equals(RequestId, StringComparison.OrdinalIgnoreCase))
            .SelectMany(static header => header.Value)
            .Any(value => value.Contains(id, StringComparison.Ordinal) || id.Contains(value, StringComparison.Ordinal))
            ? id
            : null;
}
