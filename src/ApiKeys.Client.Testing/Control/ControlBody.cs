using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

internal static class ControlBody
{
    /// <summary>Reads the body and acts on it. An error in the body is reported as the client's.</summary>
    public static void Apply<T>(RecordedRequest request, JsonTypeInfo<T> type, Action<T> act)
        where T : class
    {
        try
        {
            act(JsonSerializer.Deserialize(request.Content, type) ?? throw new JsonException("The body is null."));
        }
        catch (JsonException e)
        {
            throw new RefusalException(400, ControlErrors.TextOf(e, type));
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new RefusalException(400, ControlErrors.TextOf(e));
        }
    }

    public static EmulatedResponse Response<T>(T value, JsonTypeInfo<T> type) =>
        EmulatedResponse.Json(200, JsonSerializer.SerializeToNode(value, type)!);
}
