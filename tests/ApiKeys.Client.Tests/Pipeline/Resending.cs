namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>How an application's own retry sends a request again.</summary>
public enum Resend
{
    None,
    TheSame,
    Copy,
    CopyWithoutOptions,
}

/// <summary>The current behaviour of such a retry.</summary>
internal sealed class ResendControl
{
    public Resend Resend { get; set; }

    /// <summary>Whether it resends even after a success.</summary>
    public bool AfterSuccess { get; set; }
}

/// <summary>
/// A retry as applications have it for all their clients: up to five retries, after every exception, 429 and 5xx.
/// </summary>
internal sealed class Resending(ResendControl control) : DelegatingHandler
{
    public const int Times = 5;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        byte[]? body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        for (int left = control.Resend == Resend.None ? 0 : Times; ; left--)
        {
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                if (left == 0 || !(control.AfterSuccess || (int)response.StatusCode is >= 500 or 429))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (Exception exception) when (left > 0 && exception is not OperationCanceledException)
            {
                // The next attempt may succeed.
            }

            request = control.Resend == Resend.TheSame ? request : Copy(request, body);
        }
    }

    private HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        HttpRequestMessage copy = new(request.Method, request.RequestUri)
        {
            Content = body is null ? null : new ByteArrayContent(body),
            Version = request.Version,
        };
        foreach ((string name, IEnumerable<string> values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (
            (string name, IEnumerable<string> values) in request.Content?.Headers
                ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()
        )
        {
            copy.Content?.Headers.TryAddWithoutValidation(name, values);
        }

        foreach ((string name, object? value) in control.Resend == Resend.Copy ? request.Options : [])
        {
            ((IDictionary<string, object?>)copy.Options).Add(name, value);
        }

        return copy;
    }
}
