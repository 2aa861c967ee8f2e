namespace ApiKeys.Client.Http;

/// <summary>
/// Reads each answer to its last byte, up to the size limit, within the attempt: so the attempt's time limit covers the body,
/// and a read whose body breaks off can be repeated.
/// </summary>
internal sealed class ResponseLimitHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        long maxBytes = Operation.Of(request).Account.Options.MaxResponseBytes;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            response.Content = await BodyReader.ReadAsync(response.Content, maxBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (Exception failure) when (!response.IsSuccessStatusCode && failure is IOException or ResponseTooLargeException)
        {
            // The status has told what is true; the body would have added words only.
            response.Content = new ByteArrayContent([]);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
