using System.Text.Json;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// AIMMS documents no error body: the form of its sibling services is tried before the forms that many servers share.
/// </summary>
internal sealed class AimmsErrorReader : ServiceErrorReader
{
    protected override ServiceError ReadObject(JsonElement error) =>
        new() { Code = TextOf(error, "code"), Message = TextOf(error, "message") ?? TextOf(error, "error") };

    protected override ErrorOrigin OriginOfText => ErrorOrigin.Unproven;

    /// <summary>No body proves that the service wrote it: JSON from a gateway looks the same.</summary>
    protected override ErrorOrigin OriginOf(JsonElement error) => ErrorOrigin.Unproven;
}
