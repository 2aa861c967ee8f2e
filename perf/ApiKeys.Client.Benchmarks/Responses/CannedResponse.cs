using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>
/// The response to a workload, as the AIMMS user manager sends it, and the result that a contestant should return.
/// </summary>
internal sealed record CannedResponse(int Status, string Body, string Checksum)
{
    private static readonly Refusal _refusal = new(401, "The key is not known.");

    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Body);

    public static CannedResponse To(Workload workload, DateOnly expiry) =>
        workload switch
        {
            Workload.List10 => Of(200, SampleKey.List(10)),
            Workload.List1000 => Of(200, SampleKey.List(1001)),
            Workload.Create => new(
                201,
                ToJson(SampleKey.Issued(expiry)).ToJsonString(),
                Responses.Checksum.Of([SampleKey.Issued(expiry)])
            ),
            Workload.Delete => new(204, "", Responses.Checksum.Of([])),
            _ => new(
                _refusal.Status!.Value,
                new JsonObject { ["message"] = _refusal.Message }.ToJsonString(),
                Responses.Checksum.Of(_refusal)
            ),
        };

    private static CannedResponse Of(int status, IReadOnlyList<SampleKey> keys) =>
        new(status, new JsonArray([.. keys.Select(ToJson)]).ToJsonString(), Responses.Checksum.Of(keys));

    private static JsonObject ToJson(SampleKey key)
    {
        JsonObject json = new()
        {
            ["name"] = key.Name,
            ["expiration_date"] = key.Expiry.ToString("O", null),
            ["scopes"] = new JsonArray([.. key.Scopes.Select(static scope => JsonValue.Create(scope))]),
        };
        if (key.Value is not null)
        {
            json["value"] = key.Value;
        }

        return json;
    }
}
