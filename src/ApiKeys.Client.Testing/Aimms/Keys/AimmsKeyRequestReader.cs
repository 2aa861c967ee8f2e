using System.Net.Http.Headers;
using System.Text.Json;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>Reads the body of a create, and rejects anything that is not documented.</summary>
internal sealed class AimmsKeyRequestReader(AimmsWireFormat format, DateTimeOffset now)
{
    public AimmsKeyRequest Read(RecordedRequest request)
    {
        RequireJson(request);
        try
        {
            using JsonDocument body = JsonDocument.Parse(request.Content);
            return Read(Members(body.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new RefusalException(400, "The body is not valid JSON.");
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
            throw new RefusalException(415, "The body must be application/json.");
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text
            ? text
            : throw new RefusalException(400, $"The {name} must be a text, and not empty.");

    private AimmsKeyRequest Read(Dictionary<string, JsonElement> members)
    {
        string expirationDate = Text(members[format.Field("expiration_date")], "expiry");
        return new(
            Text(members["name"], "name"),
            expirationDate,
            AimmsExpiry.Read(expirationDate, format.RequestDateShape, now),
            Scopes(members["scopes"])
        );
    }

    private Dictionary<string, JsonElement> Members(JsonElement body)
    {
        string[] expected = ["name", format.Field("expiration_date"), "scopes"];
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new RefusalException(400, "The body must be a JSON object.");
        }

        Dictionary<string, JsonElement> members = [];
        foreach (JsonProperty member in body.EnumerateObject())
        {
            if (!expected.Contains(member.Name) || !members.TryAdd(member.Name, member.Value))
            {
                throw new RefusalException(400, "The body has a member that is unknown, or has one twice.");
            }
        }

        return Array.Find(expected, name => !members.ContainsKey(name)) is { } missing
            ? throw new RefusalException(400, $"The member {missing} is missing.")
            : members;
    }

    private string[] Scopes(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
        {
            throw new RefusalException(400, "The scopes must be a list, and not empty.");
        }

        string[] scopes = [.. element.EnumerateArray().Select(scope => Scope(Text(scope, "scope")))];
        return scopes.Distinct().Count() == scopes.Length
            ? scopes
            : throw new RefusalException(400, "A scope is listed twice.");
    }

    private string Scope(string text) =>
        format.Granted(text) ?? throw new RefusalException(400, $"The scope {text} cannot be granted.");
}
