using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>The outcome of a call as JSON, so that a recording can name each of its members.</summary>
internal static class Outcome
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonNode? OfResult(object? result) =>
        result is IssuedApiKey issued
            ? Issued(issued)
            : JsonSerializer.SerializeToNode(result, RuntimeType(result), _json);

    public static JsonNode OfError(ApiKeyException error) =>
        new JsonObject
        {
            ["type"] = error.GetType().Name,
            ["message"] = error.Message,
            ["statusCode"] = error.StatusCode,
            ["errorCode"] = error.ErrorCode,
            ["serviceMessage"] = error.ServiceMessage,
            ["requestId"] = error.RequestId,
            ["isTransient"] = error.IsTransient,
            ["isCredentialRejected"] = (error as ApiKeyAccessDeniedException)?.IsCredentialRejected,
            ["retryAfter"] = error.RetryAfter?.ToString(),
            ["keyId"] = error.KeyId,
            ["actionId"] = (error as ApiKeyOutcomeUnknownException)?.ActionId,
            ["issued"] = (error as ApiKeyMismatchException)?.Issued is { } issued ? Issued(issued) : null,
        };

    /// <summary>Compares the expected members. An expected message may be a part of the actual one.</summary>
    /// <exception cref="InvalidRecordingException">A member is expected that no outcome of this kind has.</exception>
    public static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string path = "$") =>
        (expected, actual) switch
        {
            (JsonObject members, JsonObject others) => members.SelectMany(member =>
                Differences(member.Value, MemberOf(others, member.Key, path), $"{path}.{member.Key}")
            ),
            (JsonArray items, JsonArray others) when items.Count == others.Count => items
                .Zip(others)
                .SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{path}[{i}]")),
            (JsonValue part, JsonValue whole)
                when path == "$.message" && $"{whole}".Contains($"{part}", StringComparison.Ordinal) => [],
            _ when JsonNode.DeepEquals(expected, actual) => [],
            _ => [$"{path}: expected {Text(expected)}, but was {Text(actual)}."],
        };

    private static JsonObject Issued(IssuedApiKey issued)
    {
        JsonObject key = JsonSerializer.SerializeToNode(issued.Key, issued.Key.GetType(), _json)!.AsObject();
        key["value"] = issued.Value.Reveal();
        return key;
    }

    private static Type RuntimeType(object? result) =>
        result switch
        {
            IReadOnlyList<ApiKey> => typeof(IEnumerable<object>),
            null => typeof(object),
            _ => result.GetType(),
        };

    private static JsonNode? MemberOf(JsonObject actual, string name, string path) =>
        actual.TryGetPropertyValue(name, out JsonNode? value)
            ? value
            : throw new InvalidRecordingException(
                $"'{path}.{name}' is expected, and there is no such member. "
                    + $"There are {string.Join(", ", actual.Select(member => member.Key))}."
            );

    private static string Text(JsonNode? node) => node?.ToJsonString(_json) ?? "null";
}
