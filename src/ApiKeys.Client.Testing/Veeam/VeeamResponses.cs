using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The envelope of all responses but those of <c>/token</c>.</summary>
internal static class VeeamResponses
{
    public static EmulatedResponse Data(JsonNode data, JsonNode? meta = null) =>
        EmulatedResponse.Json(
            200,
            new JsonObject
            {
                ["data"] = data,
                ["meta"] = meta,
                ["errors"] = null,
            }
        );

    /// <summary>As a real console responded (VeeamHub/powershell#173): not in the envelope.</summary>
    public static EmulatedResponse UnsupportedVersion =>
        EmulatedResponse.Json(
            400,
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["code"] = "UnsupportedApiVersion",
                    ["message"] = "A client version that is supported must be named.",
                    ["innerError"] = null,
                },
            }
        );

    public static EmulatedResponse Problem(VeeamRefusalException refusal)
    {
        JsonObject error = new()
        {
            ["message"] = refusal.Message,
            ["type"] = TypeOf(refusal.Status),
            ["code"] = refusal.Code,
        };
        Add(error, "parameterName", refusal.ParameterName);
        Add(error, "propertyName", refusal.PropertyName);
        Add(error, "failedJsonPatch", refusal.FailedJsonPatch);
        return EmulatedResponse.Json(
            refusal.Status,
            new JsonObject { ["data"] = null, ["errors"] = new JsonArray(error) }
        );
    }

    private static string TypeOf(int status) =>
        status switch
        {
            401 or 403 => "security",
            429 => "transport",
            >= 500 => "unspecified",
            _ => "logical",
        };

    private static void Add(JsonObject error, string name, string? value)
    {
        if (value is not null)
        {
            error[name] = value;
        }
    }
}
