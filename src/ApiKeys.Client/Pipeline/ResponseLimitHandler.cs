using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// Reads each response to its last byte, up to the size limit, within the attempt: so that the attempt's timeout covers
/// the body, and a read whose body breaks off can be retried. The body of a rejected change says whether it was
/// processed.
/// </summary>
internal sealed class ResponseLimitHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        CallState call = CallRequest.Of(request).Call;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            long maxBytes = call.Account.Options.MaxResponseBytes;
            BufferedContent body = await BodyReader
                .ReadAsync(response.Content, maxBytes, cancellationToken)
                .ConfigureAwait(false);
            response.Content = body;
            body.Error = ErrorBody.Of(response, body, call);
            if (RetryRules.IsTurnedAway(call, response))
            {
                call.Delivery.MarkRejected();
            }

            return response;
        }
        catch (Exception failure)
            when (!response.IsSuccessStatusCode && failure is IOException or ResponseTooLargeException)
        {
            // The status arrived; without its body it proves no more than a status with an empty body.
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
