using System.Net.Http.Headers;
using System.Text.Json;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>Reads the body of a request that must be JSON.</summary>
internal static class MaximoBody
{
    /// <exception cref="RefusalException">The body is not declared as JSON, is not JSON, or its reader rejects
    /// it.</exception>
    public static T Read<T>(RecordedRequest request, Func<JsonElement, T> read)
    {
        RequireJson(request);
        try
        {
            using JsonDocument body = JsonDocument.Parse(request.Content);
            return read(body.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw MaximoRefusal.Invalid("The body is not valid JSON.");
        }
    }

    private static void RequireJson(RecordedRequest request)
    {
        if (
            !MediaTypeHeaderValue.TryParse(
                request.Headers.GetValueOrDefault("Content-Type"),
                out MediaTypeHeaderValue? type
            ) || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw MaximoRefusal.NotJson();
        }
    }
}
