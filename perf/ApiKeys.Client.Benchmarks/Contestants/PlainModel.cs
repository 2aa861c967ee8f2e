using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>A key, as in a handwritten client.</summary>
internal class PlainKey
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("expiration_date")]
    public DateOnly Expiry { get; init; }

    [JsonPropertyName("scopes")]
    [JsonConverter(typeof(PlainScopes))]
    public required IReadOnlyList<string> Scopes { get; init; }
}

internal sealed class PlainIssued : PlainKey
{
    [JsonPropertyName("value")]
    public required string Value { get; init; }
}

internal sealed record PlainError([property: JsonPropertyName("message")] string Message);

[JsonSerializable(typeof(List<PlainKey>))]
[JsonSerializable(typeof(PlainIssued))]
[JsonSerializable(typeof(PlainError))]
internal sealed partial class PlainJson : JsonSerializerContext;

/// <summary>The shared code of the contestants without their own model.</summary>
internal static class Plain
{
    public static PlainKey NewKey(DateOnly expiry)
    {
        SampleKey key = SampleKey.Issued(expiry);
        return new PlainKey
        {
            Name = key.Name,
            Expiry = key.Expiry,
            Scopes = [.. key.Scopes],
        };
    }

    public static IEnumerable<SampleKey> KeysIn(Task done) =>
        done switch
        {
            Task<List<PlainKey>> list => list.Result.Select(static key => new SampleKey(
                key.Name,
                key.Expiry,
                key.Scopes
            )),
            Task<PlainIssued> { Result: var issued } =>
            [
                new SampleKey(issued.Name, issued.Expiry, issued.Scopes, issued.Value),
            ],
            _ => [],
        };

    public static string? MessageIn(ReadOnlySpan<byte> error) =>
        JsonSerializer.Deserialize(error, PlainJson.Default.PlainError)?.Message;
}
