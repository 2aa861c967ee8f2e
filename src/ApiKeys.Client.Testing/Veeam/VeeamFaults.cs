using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>Errors of the service, as faults that can be injected.</summary>
public static class VeeamFaults
{
    /// <summary>
    /// Processes nothing and responds with 429, as the service does when there are too many requests.
    /// </summary>
    /// <param name="retryAfter">The number of seconds to wait, in the body; <see langword="null"/> to leave it out, as
    /// is documented too.</param>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault TooManyRequests(int? retryAfter = null)
    {
        JsonObject error = new() { ["type"] = "transport", ["code"] = 429 };
        if (retryAfter is not null)
        {
            error["retryAfter"] = retryAfter;
        }

        return Fault.Respond(429, new JsonObject { ["errors"] = new JsonArray(error) }.ToJsonString());
    }

    /// <summary>Processes nothing and responds with 520, as the service does for every error of the server.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault ServerError() => Fault.Respond(520, ServerErrorBody);

    /// <summary>Processes the request, then responds with 520.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault ServerErrorAfterCommit() => Fault.RespondAfterCommit(520, ServerErrorBody);

    private static string ServerErrorBody =>
        """{"data":null,"errors":[{"message":"The server failed.\r\nTry again later.","type":"unspecified","code":500}]}""";
}
