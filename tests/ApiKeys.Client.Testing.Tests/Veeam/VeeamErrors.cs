using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Veeam;

internal static class VeeamErrors
{
    /// <summary>The error in a response that has exactly one, in its envelope.</summary>
    public static async Task<JsonObject> ErrorAsync(this HttpResponseMessage response)
    {
        JsonObject body = (await response.JsonAsync()).AsObject();
        Assert.Equal(["data", "errors"], body.Select(member => member.Key));
        Assert.Null(body["data"]);
        return Assert.Single(body["errors"]!.AsArray())!.AsObject();
    }

    public static async Task<JsonNode> DataAsync(this HttpResponseMessage response) =>
        (await response.JsonAsync())["data"]!;
}
