using System.Text.Json;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// AIMMS documents no error body: the form of its sibling services is tried before the forms that many servers share.
/// </summary>
internal sealed class AimmsErrorReader : ServiceErrorReader
{
    protected override ServiceError ReadObject(JsonElement error)
    {
        string? message = TextOf(error, "message") ?? TextOf(error, "error");
        return new()
        {
            Code = TextOf(error, "code"),
            Message = message,
            IsInSiblingFormat = message is not null || IsDetailAlone(error),
        };
    }

    protected override ErrorOrigin OriginOfText => ErrorOrigin.Unproven;

    /// <summary>Problem details, which gateways write, have more members.</summary>
    private static bool IsDetailAlone(JsonElement error) =>
        TextOf(error, "detail") is not null && TextOf(error, "title") is null && TextOf(error, "type") is null;

    /// <summary>No body proves that the service wrote it: JSON from a gateway looks the same.</summary>
    protected override ErrorOrigin OriginOf(JsonElement error) => ErrorOrigin.Unproven;
}
