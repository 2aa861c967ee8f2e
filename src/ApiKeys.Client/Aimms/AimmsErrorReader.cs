using System.Text.Json;
using ApiKeys.Client.Http;

namespace ApiKeys.Client.Aimms;

/// <summary>AIMMS documents no error body: what its sibling services and common practice use is tried.</summary>
internal sealed class AimmsErrorReader : ServiceErrorReader
{
    protected override ServiceError ReadObject(JsonElement error) => error.TryGetProperty("error", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object
        ? ReadObject(inner)
        : new ServiceError { Code = TextOf(error, "code"), Message = TextOf(error, "message") ?? TextOf(error, "error") ?? TextOf(error, "detail") };

    protected override ErrorOrigin OriginOfText => ErrorOrigin.Unproven;

    /// <summary>No body is proof: a gateway's JSON looks the same.</summary>
    protected override ErrorOrigin OriginOf(JsonElement error) => ErrorOrigin.Unproven;
}
