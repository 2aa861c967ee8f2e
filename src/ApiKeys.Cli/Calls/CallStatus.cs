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

        Screen.Error($"The service responded {(int)response.StatusCode} {response.ReasonPhrase}.{HintFor(response)}");
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCode.Refused,
            HttpStatusCode.NotFound => ExitCode.NoSuchKey,
            _ => ExitCode.Failed,
        };
    }

    private static string HintFor(HttpResponseMessage response) =>
        response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => " It does not accept the account's credential here.",
            HttpStatusCode.Forbidden => " The account's credential lacks the right to do this.",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => " Redirects are not followed.",
            _ => "",
        };
}
