using System.Net;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Pipeline;

/// <summary>Takes a response: where it came from, what its status proves, and its body.</summary>
internal static class ReceivedResponse
{
    /// <exception cref="HttpRequestException">The response is from another address.</exception>
    public static void ThrowIfElsewhere(HttpResponseMessage response, Uri? address)
    {
        if (response.RequestMessage?.RequestUri is { } responded && responded != address)
        {
            throw new HttpRequestException("The handler that owns the socket followed a redirect, which it must not.");
        }
    }

    /// <summary>Notes the head of the response.</summary>
    public static void Note(HttpResponseMessage response, CallState call)
    {
        call.Response = new(
            response.StatusCode,
            response.Content?.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase)
                == true
        );
        call.Account.Clock?.Note(response.Headers.Date);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            call.Delivery.MarkRejected(); // True for any sender and any body: no service accepts changes without authentication.
        }
    }

    /// <summary>
    /// Reads the body to its last byte, up to the size limit. The body of a rejected change says whether it was
    /// processed.
    /// </summary>
    public static async ValueTask ReadAsync(
        HttpResponseMessage response,
        CallState call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            BufferedContent body = await BodyReader
                .ReadAsync(response.Content, call.Account.Options.MaxResponseBytes, cancellationToken)
                .ConfigureAwait(false);
            response.Content = body;
            body.Error = ErrorBody.Of(response, body, call);
            if (RetryRules.IsTurnedAway(call, response))
            {
                call.Delivery.MarkRejected();
            }
        }
        catch (Exception failure)
            when (!response.IsSuccessStatusCode && failure is IOException or ResponseTooLargeException)
        {
            // The status arrived; without its body it proves no more than a status with an empty body.
            response.Content = new ByteArrayContent([]);
        }
    }
}
