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
        if (IsPage(response) && !MayBeService(response.StatusCode))
        {
            Screen.Error(
                $"A page of HTML came with {(int)response.StatusCode} {response.ReasonPhrase}. It is not the service's "
                    + "API that responded: a proxy or a gateway may have sent it. Check the proxy settings (HTTPS_PROXY, "
                    + "NO_PROXY) and the address of the account."
            );
            return ExitCode.Failed;
        }

        if (response.IsSuccessStatusCode)
        {
            return ExitCode.Done;
        }

        Screen.Error($"The service responded {(int)response.StatusCode} {response.ReasonPhrase}.{HintFor(response)}");
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCode.Refused,
            HttpStatusCode.NotFound => ExitCode.NoSuchKey,
            _ => ExitCode.Failed,
        };
    }

    private static bool IsPage(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml";

    /// <summary>Whether a page of a status may be the service's own, whose redirects are told as such.</summary>
    private static bool MayBeService(HttpStatusCode status) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound
        || status is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest;

    private static string HintFor(HttpResponseMessage response) =>
        response.StatusCode switch
        {
            HttpStatusCode.Unauthorized when IsPage(response) =>
                " It is a page of HTML. If the service itself sent it, it does not accept the account's credential here; "
                    + "otherwise check the proxy settings (HTTPS_PROXY, NO_PROXY) and the address of the account.",
            HttpStatusCode.Unauthorized => " It does not accept the account's credential here.",
            HttpStatusCode.Forbidden => " The account's credential lacks the right to do this.",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => " Redirects are not followed.",
            _ => "",
        };
}
