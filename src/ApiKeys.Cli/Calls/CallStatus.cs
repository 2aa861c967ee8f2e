using System.Net;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Calls;

/// <summary>What the status of a response means to the caller of the tool.</summary>
internal static class CallStatus
{
    /// <summary>Says on standard error what is not a success, and returns the exit code.</summary>
    public static ExitCode Report(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return ExitCode.Done;
        }

        if (IsPage(response))
        {
            Screen.Error(
                $"A page of HTML came with {(int)response.StatusCode} {response.ReasonPhrase}. It is not the service's "
                    + "API that responded: a proxy or a gateway may have sent it. Check the proxy settings (HTTPS_PROXY, "
                    + "NO_PROXY) and the address of the account."
            );
            return ExitCode.Failed;
        }

        Screen.Error($"The service responded {(int)response.StatusCode} {response.ReasonPhrase}.{HintFor(response)}");
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCode.Refused,
            HttpStatusCode.NotFound => ExitCode.NoSuchKey,
            _ => ExitCode.Failed,
        };
    }

    /// <summary>
    /// Whether a page came in place of the service's response. A 401 and a 404 may be the service's own all the same.
    /// </summary>
    private static bool IsPage(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml"
        && response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.NotFound)
        && response.StatusCode >= HttpStatusCode.BadRequest;

    private static string HintFor(HttpResponseMessage response) =>
        response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => " It does not accept the account's credential here.",
            HttpStatusCode.Forbidden => " The account's credential lacks the right to do this.",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => " Redirects are not followed.",
            _ => "",
        };
}
