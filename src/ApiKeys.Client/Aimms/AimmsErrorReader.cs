using System.Text.Json;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// AIMMS documents no error body: what its sibling services use is tried, before the shapes that many servers have in
/// common.
/// </summary>
internal sealed class AimmsErrorReader : ServiceErrorReader
{
    protected override ServiceError ReadObject(JsonElement error) =>
        new() { Code = TextOf(error, "code"), Message = TextOf(error, "message") ?? TextOf(error, "error") };

    protected override ErrorOrigin OriginOfText => ErrorOrigin.Unproven;

    /// <summary>No body is proof: a gateway's JSON looks the same.</summary>
    protected override ErrorOrigin OriginOf(JsonElement error) => ErrorOrigin.Unproven;
}
