using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Pipeline;

/// <summary>The error in a response, read once: by the attempt that received it.</summary>
internal static class ErrorBody
{
    /// <summary>The error in a response; null after a success.</summary>
    public static ServiceError? Of(HttpResponseMessage response, BufferedContent body, CallState call)
    {
        if (response.IsSuccessStatusCode)
        {
            return null;
        }

        ServiceError error = call.Account.Errors.Read(response, body.Bytes.Span, call.Secrets);

        // The id in the response to an authentication request may be the credential in another spelling.
        return call.Call.Kind != OperationKind.Authenticate || Guid.TryParse(error.RequestId, out _)
            ? error
            : error with
            {
                RequestId = null,
            };
    }

    /// <summary>The error that an attempt read; null after a success, and when the body did not arrive.</summary>
    public static ServiceError? In(HttpResponseMessage response) => (response.Content as BufferedContent)?.Error;
}
