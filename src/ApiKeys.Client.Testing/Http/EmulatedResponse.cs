using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Http;

/// <summary>A complete response, ready to be sent.</summary>
internal sealed record EmulatedResponse(int Status, byte[] Body, string? ContentType)
{
    public static readonly EmulatedResponse NoContent = new(204, [], null);

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public bool MayHaveBody => Status is not (204 or 304);

    public static EmulatedResponse Json(int status, JsonNode body) =>
        new(status, JsonBytes.Of(body), "application/json");

    /// <summary>An error of the emulator itself, not of a service.</summary>
    public static EmulatedResponse Problem(int status, string message) =>
        Json(status, new JsonObject { ["message"] = message });
}
