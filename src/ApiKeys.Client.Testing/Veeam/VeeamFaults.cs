using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>Errors of the service that can be ordered like any other fault.</summary>
public static class VeeamFaults
{
    /// <summary>Processes nothing and answers 429, as the service does when there are too many requests.</summary>
    /// <param name="retryAfter">How many seconds to wait, told in the body; <see langword="null"/> to leave it out, as
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

    /// <summary>Processes nothing and answers 520, as the service does for every fault of its own.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault ServerError() => Fault.Respond(520, ServerErrorBody);

    /// <summary>Processes the request, then answers 520.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault ServerErrorAfterCommit() => Fault.RespondAfterCommit(520, ServerErrorBody);

    private static string ServerErrorBody =>
        """{"data":null,"errors":[{"message":"The server failed.\r\nTry again later.","type":"unspecified","code":500}]}""";
}
