using System.Diagnostics.CodeAnalysis;

namespace ApiKeys.Client.Rotation.Probes;

/// <summary>
/// Tries a value by a GET. A redirect is not followed: the value goes to the address in the policy alone.
/// </summary>
internal sealed class UrlProbe(RotationProbeOptions options) : IRotationProbe
{
    [SuppressMessage("Reliability", "CA2000", Justification = "One client for the life of the process.")]
    private static readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    public async Task<string?> TryAsync(RotatedKey candidate, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, options.Url);
        string[] header = options.Header!.Split(": ", 2);
        string value = header[1]
            .Replace("{id}", candidate.Id, StringComparison.Ordinal)
            .Replace("{value}", candidate.Value.Reveal(), StringComparison.Ordinal);
        request.Headers.TryAddWithoutValidation(header[0], value);
        using HttpResponseMessage response = await _client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? null
            : $"The probe of {options.Url!.Host} got the status {(int)response.StatusCode}.";
    }
}
