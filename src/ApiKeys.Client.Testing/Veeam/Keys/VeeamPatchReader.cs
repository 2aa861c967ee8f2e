using System.Net.Http.Headers;
using System.Text.Json;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// Reads the JSON Patch of a login, and rejects anything but the replacement of its status and description.
/// </summary>
internal static class VeeamPatchReader
{
    public static IReadOnlyList<VeeamPatch> Read(RecordedRequest request)
    {
        if (
            !MediaTypeHeaderValue.TryParse(
                request.Headers.GetValueOrDefault("Content-Type"),
                out MediaTypeHeaderValue? type
            ) || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new VeeamRefusalException(415, "The body must be application/json.");
        }

        try
        {
            using JsonDocument body = JsonDocument.Parse(request.Content);
            VeeamPatch[] patches = [.. body.RootElement.EnumerateArray().Select(Read)];
            return patches.Length > 0 ? patches : throw Failed("The patch is empty.", body.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new VeeamRefusalException(400, "The body is not a JSON Patch.") { Code = 1001 };
        }
    }

    private static VeeamPatch Read(JsonElement element)
    {
        string path = Text(element, "path").TrimStart('/');
        string value = Text(element, "value");
        return Text(element, "op") != "replace" ? throw Failed("The operation is not emulated.", element)
            : path.Equals("description", StringComparison.OrdinalIgnoreCase) ? VeeamPatch.OfDescription(value, Refusal)
            : !path.Equals("status", StringComparison.OrdinalIgnoreCase)
                ? throw Failed("The member cannot be changed.", element)
            : value is VeeamEmulatedLogin.Enabled or VeeamEmulatedLogin.Disabled ? new(Status: value)
            : throw Failed("The status can be enabled and disabled only.", element, "status");

        VeeamRefusalException Refusal(string message) => Failed(message, element, "description");
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw Failed($"The member {name} is not a text.", element);

    private static VeeamRefusalException Failed(string message, JsonElement element, string? property = null) =>
        new(400, message)
        {
            Code = 1001,
            FailedJsonPatch = element.GetRawText(),
            PropertyName = property,
        };
}
